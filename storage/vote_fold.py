"""The fold: a vote from its events, each taken by governance's own rules."""

from collections.abc import Callable, Mapping
from typing import Any

from storage import vote_counting, vote_course, vote_events, vote_voices
from storage.stored_vote import Stored
from storage.vote_events import Event

STEPS: Mapping[type[Event], Callable[[Stored, Any], Stored]] = {
    vote_events.Drafted: vote_course.drafted,
    vote_events.Opened: vote_course.opened,
    vote_events.Extended: vote_course.extended_to,
    vote_events.Corrected: vote_course.corrected,
    vote_events.Cancelled: vote_course.broken_off,
    vote_events.MeetingRequested: vote_course.stopped,
    vote_events.RollCalled: vote_course.roll_called,
    vote_events.Elected: vote_course.presided,
    vote_events.Counted: vote_counting.timed_out,
    vote_events.ClosedEarly: vote_counting.closed_early,
    vote_events.Voted: vote_voices.voted,
    vote_events.Settled: vote_voices.casting,
    vote_events.Declared: vote_voices.in_conflict,
    vote_events.Objected: vote_voices.objected,
    vote_events.Ruled: vote_voices.ruled_on,
    vote_events.Reserved: vote_voices.reserving,
    vote_events.Noted: vote_voices.noting,
    vote_events.Worded: vote_voices.worded,
    vote_events.Proposed: vote_counting.proposed,
    vote_events.LaidOut: vote_counting.ordered,
    vote_events.StepCounted: vote_counting.step_counted,
}
"""What each event makes of a vote."""


def step(stored: Stored, event: Event) -> Stored:
    """The vote after an event; Refusal when a rule says no, LookupError for what is not there."""
    return STEPS[type(event)](stored, event)
