import pytest

from handlers.ask import Chosen
from tests.conversations.stage import Stage


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("skåne", "Region Skåne"),
        ("skåne andel", "Region Skåne"),
        ("SE-M", "Region Skåne"),
        ("jämtland härjedalen nu", "Region Jämtland Härjedalen"),
        ("västra götaland", "Västra Götalandsregionen"),
    ],
)
def test_a_region_alone_offers_the_commands_that_tell_of_it(
    stage: Stage, text: str, region: str
) -> None:
    answered = "\n".join(stage.play(f"gast: {text}"))
    assert answered.startswith("(oläst)")
    assert f"Du skrev en region: {region}." in answered
    (choices,) = [part for part in stage.answer.parts if part.kind == "choices"]
    asked = [choice.chosen for choice in choices.choices]
    assert asked == [
        Chosen("andel", {"region": region}),
        Chosen("region", {"region": region}),
        Chosen("hjälp", {}),
    ]
    assert stage.play(f"gast trycker [Andel för {region}]")[0] == f"Andel för {region}"


@pytest.mark.parametrize("text", ["malmö", "skone", "län", '"', "99"])
def test_what_names_no_region_is_not_guessed_at(stage: Stage, text: str) -> None:
    assert "Du skrev en region" not in "\n".join(stage.play(f"gast: {text}"))


@pytest.mark.parametrize("text", ["andel", "andel 2027", "region"])
def test_whoever_coordinates_a_region_is_offered_it_first(stage: Stage, text: str) -> None:
    answered = "\n".join(stage.play(f"samordnare-12: {text}"))
    assert "[Region Skåne] [Fyll i formulär]" in answered
    stage.play("samordnare-12 trycker [Region Skåne]")
    assert stage.answer.title.endswith("Region Skåne")


def test_whoever_coordinates_none_is_offered_none(stage: Stage) -> None:
    for who in ("gast", "lfu1", "nykomling"):
        assert "\n[Fyll i formulär]" in "\n".join(stage.play(f"{who}: andel"))


def test_a_region_that_could_not_be_read_is_not_replaced_by_ones_own(stage: Stage) -> None:
    assert "[Region Gotland]" in "\n".join(stage.play("samordnare-12: andel gotlnd"))
    assert "[Region Skåne]" not in "\n".join(stage.play("samordnare-12: andel gotlnd"))
