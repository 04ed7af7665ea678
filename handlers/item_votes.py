"""Votes on the items of a meeting's agenda: which meeting and item a vote is about."""

from dataclasses import replace
from typing import Any

from governance.agenda import Item, check_votable, item_at
from governance.meeting_acts import Act, allowed, check
from governance.meetings import Meeting
from handlers.acting import act
from handlers.ask import Ask
from handlers.misread import Expected, Misread
from handlers.numbered_meetings import numbered
from handlers.offering import offering
from handlers.open_agendas import change, unbroken
from handlers.texts.meeting_buttons import show
from storage import agendas, meetings
from storage.archive import Archive
from storage.stored_vote import Stored


def meeting_of(
    number: int | None, place: int | None, ask: Ask[Any], archive: Archive
) -> Meeting | None:
    """The meeting a vote is to be held on; None when none is named.

    Refusal when it has been, or when the item is not one to vote on; Misread for an item alone.
    """
    if number is None:
        if place is not None:
            raise Misread(Expected.NUMBER, "", "möte")
        return None
    meeting = numbered(number, archive)
    with offering(show(meeting)):
        check(Act.HOLD_VOTE, meeting, ask.at)
        if place is not None:
            check_votable(_item(meeting.id, place, archive))
    return meeting


def link(where: tuple[int, int], vote: int, ask: Ask[Any], archive: Archive) -> None:
    """Record which vote decides an item: the meeting's id, and the item's place."""
    meeting, place = where
    item = replace(_item(meeting, place, archive), vote=vote)
    agendas.change(archive, act("punkt till omröstning", ask), meeting, item)


def unlink(vote: Stored, ask: Ask[Any], archive: Archive) -> None:
    """Record that a vote decides no item of its meeting any more, unless the meeting is over.

    What the minutes of a meeting that is over hold stays as it was approved.
    """
    meeting = None if vote.meeting is None else meetings.load(archive)[vote.meeting]
    if meeting is None or not allowed(Act.TEND_AGENDA, meeting, ask.at):
        return
    made = act("punkt utan omröstning", ask)
    for item in agendas.of(archive, meeting.id):
        if item.vote == vote.id:
            change(replace(item, vote=None), made, meeting, archive)


def _item(meeting: int, place: int, archive: Archive) -> Item:
    return unbroken(item_at(agendas.of(archive, meeting), place), archive)
