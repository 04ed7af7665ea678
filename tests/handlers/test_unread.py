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


@pytest.mark.parametrize(
    ("text", "label", "asked"),
    [
        ("andl skåne", "andel skåne", Chosen("andel", {"region": "skåne"})),
        (
            "andl skåne belopp 5",
            "andel skåne belopp=5",
            Chosen("andel", {"region": "skåne", "belopp": "5"}),
        ),
        ("regional 12", "region 12", Chosen("region", {"region": "12"})),
    ],
)
def test_a_misspelt_command_is_offered_with_all_that_was_said_after_it(
    stage: Stage, text: str, label: str, asked: Chosen
) -> None:
    stage.play(f"gast: {text}")
    (choices,) = [part for part in stage.answer.parts if part.kind == "choices"]
    assert (label, asked) in [(choice.label, choice.chosen) for choice in choices.choices]


def test_a_misspelt_command_that_writes_is_offered_as_a_form(stage: Stage) -> None:
    stage.play("kansliet: rolll gast ge roll=observatör")
    (choices,) = [part for part in stage.answer.parts if part.kind == "choices"]
    found = next(each for each in choices.choices if each.chosen.verb == "roll ge")
    assert found.opens_form
    assert found.chosen.fields == {"person": "gast", "roll": "observatör"}


@pytest.mark.parametrize("text", ["andel skane utan", "andelar utan", 'region ""'])
def test_where_a_region_is_missing_a_region_is_asked_for(stage: Stage, text: str) -> None:
    answered = "\n".join(stage.play(f"gast: {text}"))
    assert "Jag väntade mig en region, till exempel Region Skåne" in answered
