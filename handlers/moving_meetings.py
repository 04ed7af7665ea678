"""Meetings moved, altered and cancelled: `möte flytta`, `möte ställ-in` (R21, R22, D13)."""

from dataclasses import dataclass, replace
from typing import Any

from governance.meeting_acts import (
    Act,
    Reason,
    check,
    check_hours,
    check_to_come,
    check_untouched,
)
from governance.meetings import MEETING_TIMES, Meeting
from governance.people import Right
from governance.refusal import Refusal
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command, Fields
from handlers.kinds import Arguments, Line, Number, Paragraph
from handlers.meeting_arguments import Hours, HoursOfDay, typed_hours
from handlers.meeting_changes import changed, knowing
from handlers.meeting_drafts import follow
from handlers.meeting_offers import asked_for
from handlers.meeting_posts import Caller
from handlers.meeting_view import View, view
from handlers.misread import Expected, Misread
from handlers.new_meetings import check_alone, warned
from handlers.numbered_meetings import numbered
from handlers.offering import offering
from handlers.reach import ReachedDay
from handlers.texts import meeting_calendar
from handlers.texts import moving_meetings as texts
from handlers.texts.meeting_buttons import show
from handlers.texts.planning_meetings import NEW_HINTS
from handlers.votes_on_meeting import drafts_of, going_on
from storage import roll_calls
from storage.archive import Archive


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


def move(ask: Ask[Moved], archive: Archive) -> Answer:
    """Move a meeting: those who know of it are told; at another time it is called to anew."""
    before = numbered(ask.arguments.nr, archive)
    with offering(show(before)):
        check(Act.MOVE, before, ask.at)
        _check_untouched(before, archive)
        moved = _moved(before, ask.arguments)
        check_hours(moved)
        check_to_come(moved, ask.at)
        if moved.day != before.day:
            check_alone(moved, archive)
    move = Move(before, knowing(before, ask.at, archive), ask, archive)
    return move.altered(moved) if moved.slot == before.slot else move.to_another_time(moved)


@dataclass(frozen=True, slots=True)
class Move:
    """A move under way: the meeting as it was, and who is told besides the channel."""

    before: Meeting
    told: tuple[int, ...]
    ask: Ask[Moved]
    archive: Archive

    def to_another_time(self, moved: Meeting) -> Answer:
        """Its call holds no more, nor any answer to it: it is called to anew."""
        earlier = self._caller(self.before)
        earlier.drop()
        after = changed(replace(moved, called_at=None), "möte flyttat", self.ask, self.archive)
        called_anew = self._caller(after.meeting).to_be_called
        notice = texts.move_notice(after, self.before, self.told, called_anew=called_anew)
        earlier.over(notice)
        return self._ended(after, notice)

    def altered(self, moved: Meeting) -> Answer:
        """In another place or until another hour: its call holds, and is drawn anew."""
        if self.before.called_at is None:
            self._caller(self.before).drop()
        after = changed(moved, "möte ändrat", self.ask, self.archive)
        self._caller(after.meeting).changed()
        return self._ended(
            after, texts.move_notice(after, self.before, self.told, called_anew=False)
        )

    def _ended(self, after: View, notice: Answer) -> Answer:
        meeting, caller = after.meeting, self._caller(after.meeting)
        # Before the call that comes anew: whoever gets it is to know why.
        caller.tell(meeting_calendar.moving(notice, after), *self.told)
        caller.plan()
        drafts = follow(meeting, self.ask, self.archive)
        shown = view(meeting, self.ask, self.archive)
        receipt = texts.Moved(self.before, shown, self.told, drafts)
        return texts.moved(receipt, warned(meeting, self.ask.at, self.archive))

    def _caller(self, meeting: Meeting) -> Caller:
        return Caller(meeting, self.ask.at, self.archive)


def cancel(ask: Ask[Cancelled], archive: Archive) -> Answer:
    """Cancel a meeting: those who know of it are told."""
    before = numbered(ask.arguments.nr, archive)
    with offering(show(before)):
        check(Act.CANCEL, before, ask.at)
        _check_untouched(before, archive)
    told = knowing(before, ask.at, archive)
    Caller(before, ask.at, archive).drop()
    anew = replace(before, cancelled=ask.arguments.skäl)
    shown = changed(anew, "möte inställt", ask, archive)
    notice = texts.cancel_notice(shown)
    Caller(before, ask.at, archive).over(notice)
    enclosing = meeting_calendar.taking_away(notice, shown)
    Caller(shown.meeting, ask.at, archive).tell(enclosing, *told)
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
    )
    if after == before:
        raise Refusal(Reason.SAME_TIME, MEETING_TIMES)
    return after


def as_planned(fields: Fields, archive: Archive) -> Fields:
    """What the form of a move holds already."""
    found = asked_for(fields, archive)
    if found is None:
        return {}
    hours = {} if found.ends is None else {"tid": typed_hours(found.start, found.ends)}
    return {"datum": found.day.isoformat(), **hours, "plats": found.place}


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("möte", "flytta"),
        texts.MOVE,
        Moved,
        move,
        example="möte 3 flytta datum=2027-02-18 tid=13:00-15:00",
        also=("ändra",),
        filled=as_planned,
        hints=NEW_HINTS,
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
