"""A meeting held: `möte närvaro`, `leds-av`, `avsluta` (D1, D10, A6)."""

from dataclasses import replace
from typing import Annotated, Any

from governance.attendance import RollCall, attendance, check_elected, check_ended
from governance.meeting_acts import Act, check, ended
from governance.meetings import Kind, Meeting
from governance.people import Right
from governance.spelling import plain
from handlers import meeting_offers
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.called import applied_at, called_to, members_on, presidium_of
from handlers.command import Command, Fields
from handlers.handles import person_named
from handlers.kinds import PLACED, Arguments, Number, PersonHandle
from handlers.meeting_arguments import Handles, OneMeeting, handles_in
from handlers.meeting_posts import Caller
from handlers.meeting_view import View, view
from handlers.meeting_votes import carried
from handlers.minutes_posts import Minutes
from handlers.numbered_meetings import numbered
from handlers.offering import offering
from handlers.texts import holding_meetings as texts
from handlers.texts.meeting_buttons import show
from handlers.votes_on_meeting import going_on
from storage import meetings, people, roll_calls
from storage.archive import Archive

EVERYBODY = "alla"


class Roll(Arguments):
    """`möte närvaro`: the meeting, and who is there: handles, or `alla` for all the members."""

    nr: Number
    närvarande: Annotated[Handles, PLACED]


class Presiding(Arguments):
    """`möte leds-av`: the meeting, and who is elected to preside at it."""

    nr: Number
    person: PersonHandle


def call_roll(ask: Ask[Roll], archive: Archive) -> Answer:
    """Record who is there; the open votes of the meeting take it over."""
    meeting = _at(Act.CALL_ROLL, ask.arguments.nr, ask, archive)
    present = _present(ask.arguments.närvarande, meeting, archive)
    _record(meeting, present, ask, archive)
    reached, missed = carried(meeting.id, ask, archive)
    return texts.called(view(meeting, ask, archive), reached, missed)


def elect(ask: Ask[Presiding], archive: Archive) -> Answer:
    """Record who is elected to preside, when chair and vice chair are away."""
    meeting = _at(Act.ELECT, ask.arguments.nr, ask, archive)
    person = person_named(ask.arguments.person, "person", archive)
    roll = roll_calls.latest(archive, meeting.id)
    with offering(show(meeting)):
        check_elected(person.id, members_on(meeting.day, archive), roll)
    anew = replace(meeting, elected=person.id)
    meetings.change(archive, act("mötesordförande vald", ask), meeting.id, anew)
    if roll is not None:
        _record(anew, roll.present, ask, archive)
    reached, missed = carried(meeting.id, ask, archive)
    shown = view(meetings.load(archive)[meeting.id], ask, archive)
    return texts.elected(shown, person, (reached, missed))


def end(ask: Ask[OneMeeting], archive: Archive) -> Answer:
    """Record that a meeting is over: nothing is reserved or noted in it after that."""
    meeting = _at(Act.END, ask.arguments.nr, ask, archive)
    with offering(show(meeting)):
        if meeting.kind is Kind.MEETING:
            check_ended(roll_calls.latest(archive, meeting.id))
    over = replace(meeting, ended_at=ended(meeting, ask.at))
    meetings.change(archive, act("möte avslutat", ask), meeting.id, over)
    shown = _shown(meeting.id, ask, archive)
    Caller(shown.meeting, ask.at, archive).changed()
    Minutes(shown.meeting, ask.at, archive).ask()
    return texts.ended(shown, going_on(meeting.id, archive))


def expected(fields: Fields, archive: Archive) -> Fields:
    """What the form of a roll call holds already: who was there last, else who said they come."""
    meeting = meeting_offers.asked_for(fields, archive)
    if meeting is None:
        return {}
    roll = roll_calls.latest(archive, meeting.id)
    called = called_to(meeting, archive)
    there = [
        person
        for person in (called.everybody if roll is None else sorted(roll.present))
        if roll is not None or called.replies.get(person)
    ]
    known = people.load(archive)
    return {"närvarande": ",".join(known[person].handle for person in there)}


def _at(done: Act, number: int, ask: Ask[Any], archive: Archive) -> Meeting:
    """The meeting an act may be done to now; Refusal as `governance.meeting_acts.check`."""
    meeting = numbered(number, archive)
    with offering(show(meeting)):
        check(done, meeting, ask.at)
    return meeting


def _present(words: str, meeting: Meeting, archive: Archive) -> frozenset[int]:
    found: set[int] = set()
    for each in handles_in(words):
        if plain(each) == EVERYBODY:
            found.update(members_on(meeting.day, archive))
        else:
            found.add(person_named(each, "närvarande", archive).id)
    return frozenset(found)


def _record(meeting: Meeting, present: frozenset[int], ask: Ask[Any], archive: Archive) -> None:
    """Record a roll call, with who presides by it."""
    members = members_on(meeting.day, archive)
    applied = applied_at(meeting, ask.at, archive)
    found = attendance(present, members, presidium_of(meeting, archive), applied)
    roll = RollCall(present, found.presiding, ask.at)
    roll_calls.call(archive, act("närvaro på möte", ask), meeting.id, roll)


def _shown(identity: int, ask: Ask[Any], archive: Archive) -> View:
    return view(meetings.load(archive)[identity], ask, archive)


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("möte", "närvaro"),
        texts.CALL_ROLL,
        Roll,
        call_roll,
        example="möte 3 närvaro alla",
        filled=expected,
        offers=meeting_offers.present,
        hints=texts.CALL_ROLL_HINTS,
        right=Right.PLAN_MEETINGS,
        writes=True,
    ),
    Command(
        ("möte", "leds-av"),
        texts.ELECT,
        Presiding,
        elect,
        example="möte 3 leds-av skane",
        offers=meeting_offers.members,
        hints=texts.ELECT_HINTS,
        right=Right.PLAN_MEETINGS,
        writes=True,
    ),
    Command(
        ("möte", "avsluta"),
        texts.END,
        OneMeeting,
        end,
        example="möte 3 avsluta",
        right=Right.PLAN_MEETINGS,
        writes=True,
    ),
)
