"""What is said of persons and channels as they are registered."""

from collections.abc import Collection, Mapping

from governance.people import Person, Role
from governance.provenance import setting
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Text
from handlers.ask import Chosen
from handlers.texts.formats import listed
from handlers.texts.people import ROLES

PERSON = "en person: rolltitel och roller"
SET_PERSON = "lägg in en person, eller ändra rolltiteln"
CHANNELS = "vilken kanal som är till för vad"
SET_CHANNEL = "registrera vilken kanal som är till för vad"

SOURCE = (setting("personer och kanaler"),)


def person(found: Person, roles: Collection[Role]) -> Answer:
    """A person's card."""
    held = listed(tuple(sorted(ROLES[role] for role in roles))) or "inga"
    facts = Facts((Fact("Namn här", found.handle), Fact("Roller", held)))
    ways_on = Choices((Choice("Allas roller", Chosen("roll", {})),))
    return Answer(found.title, (facts, ways_on), SOURCE)


def person_set(found: Person, before: Person | None) -> Answer:
    """The receipt for a person."""
    if before is None:
        told = f"{found.title} är inlagd som {found.handle}. Roll eller stol ger du för sig."
    else:
        told = f"{found.handle} heter nu {found.title}. Förut: {before.title}."
    ways_on = Choices((Choice("Visa personen", Chosen("person", {"person": found.handle})),))
    return Answer("Person", (Text(told), ways_on), SOURCE)


def channels(keys: Collection[str], ids: Mapping[str, str]) -> Answer:
    """Each purpose and its channel."""
    facts = tuple(Fact(key, ids.get(key, "ingen kanal registrerad")) for key in keys)
    return Answer("Kanaler", (Facts(facts),), SOURCE)


def channel_set(key: str, channel: str, before: str | None) -> Answer:
    """The receipt for a channel."""
    kept = f" Förut: {before}." if before else ""
    text = Text(f"Kanalen för {key} är {channel}.{kept} Bjud in boten i den.")
    return Answer(
        "Kanaler", (text, Choices((Choice("Alla kanaler", Chosen("kanal", {})),))), SOURCE
    )
