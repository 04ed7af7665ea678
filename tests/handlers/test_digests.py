"""The weekly digest's alarm of meetings that the year lacks, and the button that plans one."""

import pytest

from handlers import dispatch
from handlers.answer import Answer, Choices
from handlers.ask import Account, Chosen, Delivery, Place, PlaceKind
from handlers.outcome import Exit
from storage.database import Database
from tests.handlers.duty_stage import at

ALARM = "Observera: inget sammanträde har hållits"
CHANNEL = Place(PlaceKind.CHANNEL, "C0STYRGRUPP")
OCTOBER = at("2027-10-01")
DIGEST = Chosen("sammandrag", {})


def asked(database: Database, who: str, said: Chosen, place: Place = CHANNEL) -> Answer:
    sender = Account("T0SANDBOX", f"U{who.upper()}") if who else None
    found = dispatch.answer(Delivery(sender, place, OCTOBER, said), database)
    assert found.exit is Exit.ANSWER
    return found.answer


def plans(answer: Answer) -> bool:
    choices = (each for part in answer.parts if isinstance(part, Choices) for each in part.choices)
    return any(each.chosen == Chosen("möte nytt", {"typ": "sammanträde"}) for each in choices)


@pytest.mark.parametrize(
    ("who", "offered"), [("", True), ("kansliet", True), ("lfu1", True), ("vgr", False)]
)
def test_the_alarm_is_everybodys_and_its_button_theirs_who_may_and_the_channels(
    example: Database, who: str, *, offered: bool
) -> None:
    answer = asked(example, who, DIGEST)
    assert ALARM in str(answer)
    assert plans(answer) is offered


def test_the_direct_message_of_somebody_unknown_has_no_button(example: Database) -> None:
    answer = asked(example, "okänd", DIGEST, Place(PlaceKind.DIRECT, "D1"))
    assert ALARM in str(answer)
    assert not plans(answer)


@pytest.mark.parametrize(("who", "offered"), [("", True), ("lfu1", True), ("vgr", False)])
def test_so_it_is_where_the_years_meetings_are_told_of(
    example: Database, who: str, *, offered: bool
) -> None:
    answer = asked(example, who, Chosen("möten", {"år": "2027"}))
    assert ALARM in str(answer)
    assert plans(answer) is offered
