"""The sandbox opened again, and begun over again."""

from collections.abc import Callable
from pathlib import Path

from bot.beginning import LOST, can_start_over, start_over
from tests.bot.test_rehearsal import COORDINATORS, STEERING, Visitor, at_the_page

Person = Callable[[str], Visitor]


async def shown(person: Person) -> str:
    """Show something in the channel; the text everybody saw."""
    skane = person("USAMORDNARE12")
    await skane.says(COORDINATORS, "/hallbar andel Gotland")
    (answer,) = await skane.messages(COORDINATORS)
    await skane.presses(answer, "Visa i kanalen")
    seen = await person("USAMORDNARE09").until(lambda state: state["messages"].get(COORDINATORS))
    return str(seen[0]["text"])


def test_what_was_said_is_there_when_the_sandbox_is_opened_again(furnished: Path) -> None:
    said = []

    async def first(person: Person) -> None:
        said.append(await shown(person))

    async def second(person: Person) -> None:
        seen = await person("USAMORDNARE12").sees()
        there = seen["messages"][COORDINATORS]
        assert [(each["text"], each["ephemeral"]) for each in there] == [(said[0], False)]
        assert "startad på nytt och går vidare" in seen["notice"]
        await person("USAMORDNARE12").says(COORDINATORS, "/hallbar vem")
        later = (await person("USAMORDNARE12").messages(COORDINATORS))[-1]
        assert later["ts"] > there[0]["ts"]

    at_the_page(furnished, first)
    at_the_page(furnished, second)


def test_a_file_is_there_when_the_sandbox_is_opened_again(furnished: Path) -> None:
    async def first(person: Person) -> None:
        skane = person("USAMORDNARE12")
        await skane.says(COORDINATORS, "/hallbar andelar")
        (answer,) = await skane.messages(COORDINATORS)
        await skane.presses(answer, "Hämta som CSV")
        await skane.until(files)

    async def second(person: Person) -> None:
        assert await person("USAMORDNARE12").until(files) == ["andelar-2026.csv"]

    at_the_page(furnished, first)
    at_the_page(furnished, second)


def files(state: dict[str, dict[str, list[dict[str, list[dict[str, str]]]]]]) -> list[str]:
    there = (message for messages in state["messages"].values() for message in messages)
    return [file["name"] for message in there for file in message["files"]]


def test_channels_that_are_lost_are_said_to_be_lost(furnished: Path) -> None:
    async def first(person: Person) -> None:
        await shown(person)

    async def second(person: Person) -> None:
        seen = await person("USAMORDNARE12").sees()
        assert (seen["messages"].get(COORDINATORS, []), seen["notice"]) == ([], LOST)

    at_the_page(furnished, first)
    (furnished / "sandbox.db.messages").write_text("{")
    at_the_page(furnished, second)


def test_who_is_unlinked_is_still_a_member_after_a_restart(furnished: Path) -> None:
    async def first(person: Person) -> None:
        await person("UKANSLIET").says(STEERING, "/hallbar koppla bort gast")

    async def second(person: Person) -> None:
        people = (await person("UKANSLIET").sees())["people"]
        assert {"gast", "ny-kollega"} <= {each["handle"] for each in people}
        assert len({each["handle"] for each in people}) == len(people)

    at_the_page(furnished, first)
    at_the_page(furnished, second)


def test_a_new_colleague_is_asked_who_that_is(furnished: Path) -> None:
    async def scene(person: Person) -> None:
        colleague = person("UNYKOLLEGA")
        await colleague.says(COORDINATORS, "/hallbar vem")
        (answer,) = await colleague.messages(COORDINATORS)
        assert "Säg vem du är" in str(answer["blocks"])
        await colleague.says(COORDINATORS, "/hallbar jag-är gast")
        assert "kansliet" in (await colleague.messages(COORDINATORS))[-1]["text"].lower()

    at_the_page(furnished, scene)


def test_it_is_begun_over_again_only_where_the_database_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "sandbox.db").write_text("rader")
    (tmp_path / "sandbox.db.messages").write_text("{}")
    url = f"sqlite:///{tmp_path}/sandbox.db"
    assert can_start_over(url)
    told = start_over(url)
    kept = sorted(each.name for each in tmp_path.iterdir())
    assert [each.startswith("sandbox-") for each in kept] == [True, True]
    assert kept[0] in told
    assert kept[1] == f"{kept[0]}.messages"
    server = "postgresql://bot@db/hallbar"
    assert (can_start_over(server), start_over(server)) == (False, "")
