"""Meetings planned: `möte nytt`, `möte flytta`, `möte ställ-in` (R21, R22, D13)."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any

from governance.local_time import before as comes_before
from governance.meeting_acts import Act, Reason, check, check_hours, check_untouched
from governance.meetings import MEETING_TIMES, Kind, Meeting
from governance.people import Right
from governance.refusal import Refusal
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.called import called_to
from handlers.command import Command, Fields
from handlers.kinds import Arguments, Line, Number, Paragraph, one_of
from handlers.meeting_arguments import Hours, HoursOfDay, typed_hours
from handlers.meeting_drafts import follow
from handlers.meeting_offers import asked_for
from handlers.meeting_posts import Caller, told_of
from handlers.meeting_view import View, view
from handlers.misread import Expected, Misread
from handlers.new_meetings import check_alone, put, warned
from handlers.numbered_meetings import numbered
from handlers.offering import offering
from handlers.reach import ReachedDay
from handlers.texts import planning_meetings as texts
from handlers.texts.meeting_buttons import show
from handlers.votes_on_meeting import drafts_of, going_on
from storage import invitations, meetings, roll_calls
from storage.archive import Archive


class NewMeeting(Arguments):
    """`möte nytt`: the day, the hours, the place and the kind."""

    datum: ReachedDay
    tid: HoursOfDay
    plats: Line = ""
    typ: Annotated[str, *one_of(*Kind)] = Kind.MEETING


class Moved(Arguments):
    """`möte flytta`: what is to be another."""

    nr: Number
    datum: ReachedDay | None = None
    tid: HoursOfDay | None = None
    plats: Line | None = None


class Cancelled(Arguments):
    """`möte ställ-in`: why."""

    nr: Number
    skäl: Paragraph


def new(ask: Ask[NewMeeting], archive: Archive) -> Answer:
    """Plan a meeting; its call goes out when its time comes."""
    asked = ask.arguments
    meeting = Meeting(
        asked.datum, asked.tid.start, asked.plats, Kind(asked.typ), ends=asked.tid.ends
    )
    made = put(meeting, ask, archive)
    return texts.planned(view(made, ask, archive), warned(made, ask.at, archive))


def move(ask: Ask[Moved], archive: Archive) -> Answer:
    """Move a meeting: those who know of it are told, and it is called to anew."""
    before = numbered(ask.arguments.nr, archive)
    with offering(show(before)):
        check(Act.MOVE, before, ask.at)
        _check_untouched(before, archive)
        moved = _moved(before, ask.arguments)
        check_hours(moved)
        if not comes_before(ask.at, moved.starts_at):
            raise Refusal(Reason.IN_THE_PAST, MEETING_TIMES)
        if moved.day != before.day:
            check_alone(moved, archive)
    told = _told(before, ask.at, archive)
    Caller(before, ask.at, archive).drop()
    after = _changed(moved, "möte flyttat", ask, archive)
    caller = Caller(after.meeting, ask.at, archive)
    caller.plan()
    drafts = follow(after.meeting, ask, archive)
    shown = view(after.meeting, ask, archive)
    notice = texts.move_notice(shown, before, told)
    Caller(before, ask.at, archive).over(notice)
    caller.tell(notice, *told)
    receipt = texts.Moved(before, shown, told, drafts)
    return texts.moved(receipt, warned(after.meeting, ask.at, archive))


def cancel(ask: Ask[Cancelled], archive: Archive) -> Answer:
    """Cancel a meeting: those who know of it are told."""
    before = numbered(ask.arguments.nr, archive)
    with offering(show(before)):
        check(Act.CANCEL, before, ask.at)
        _check_untouched(before, archive)
    told = _told(before, ask.at, archive)
    Caller(before, ask.at, archive).drop()
    anew = replace(before, cancelled=ask.arguments.skäl)
    shown = _changed(anew, "möte inställt", ask, archive)
    notice = texts.cancel_notice(shown)
    Caller(before, ask.at, archive).over(notice)
    Caller(shown.meeting, ask.at, archive).tell(notice, *told)
    return texts.cancelled(shown, told, drafts_of(before.id, archive))


def _check_untouched(meeting: Meeting, archive: Archive) -> None:
    called = roll_calls.latest(archive, meeting.id) is not None
    check_untouched(called=called, votes=[each.id for each in going_on(meeting.id, archive)])


def _moved(before: Meeting, asked: Moved) -> Meeting:
    """The meeting as it is to be; Misread when nothing is said, Refusal when nothing is new."""
    if asked.datum is None and asked.tid is None and asked.plats is None:
        raise Misread(Expected.DATE, "", "datum")
    hours = asked.tid or Hours(before.start, before.ends or before.start)
    after = replace(
        before,
        day=asked.datum or before.day,
        start=hours.start,
        ends=before.ends if asked.tid is None else hours.ends,
        place=before.place if asked.plats is None else asked.plats,
        called_at=None,
    )
    if replace(after, called_at=before.called_at) == before:
        raise Refusal(Reason.SAME_TIME, MEETING_TIMES)
    return after


def _changed(anew: Meeting, name: str, ask: Ask[Any], archive: Archive) -> View:
    meetings.change(archive, act(name, ask), anew.id, anew)
    return view(meetings.load(archive)[anew.id], ask, archive)


def _told(meeting: Meeting, at: datetime, archive: Archive) -> tuple[int, ...]:
    """Who is told besides the channel: those invited beside, and whoever knows of any time of it.

    Those whose invitation was taken back know that it is nothing for them.
    """
    called = called_to(meeting, archive)
    own = called.beside if meeting.called_at is None else called.everybody
    known = told_of(meeting, at, archive)
    asked_away = {
        person for number, person in invitations.times(archive) if number == meeting.id
    }.difference(called.everybody)
    return (*own, *sorted(known.difference(own, asked_away)))


def as_planned(fields: Fields, archive: Archive) -> Fields:
    """What the form of a move holds already."""
    found = asked_for(fields, archive)
    if found is None:
        return {}
    hours = {} if found.ends is None else {"tid": typed_hours(found.start, found.ends)}
    return {"datum": found.day.isoformat(), **hours, "plats": found.place}


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("möte", "nytt"),
        texts.NEW,
        NewMeeting,
        new,
        example='möte nytt datum=2027-02-11 tid=10:00-12:00 plats="Teams"',
        hints=texts.NEW_HINTS,
        right=Right.PLAN_MEETINGS,
        writes=True,
    ),
    Command(
        ("möte", "flytta"),
        texts.MOVE,
        Moved,
        move,
        example="möte 3 flytta datum=2027-02-18 tid=13:00-15:00",
        also=("ändra",),
        filled=as_planned,
        hints=texts.NEW_HINTS,
        right=Right.PLAN_MEETINGS,
        writes=True,
    ),
    Command(
        ("möte", "ställ-in"),
        texts.CANCEL,
        Cancelled,
        cancel,
        example='möte 3 ställ-in skäl="För få kan komma."',
        right=Right.PLAN_MEETINGS,
        writes=True,
    ),
)
