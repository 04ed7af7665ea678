"""The register of decisions: `beslut`, an entry with its proof, and its follow-up (D11, D14)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from governance.decisions import (
    REGISTER,
    DecisionNumber,
    FollowUp,
    Status,
    check_follow_up,
    read_number,
)
from governance.people import Right
from governance.refusal import Refusal
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command, Fields
from handlers.misread import Expected, Misread
from handlers.register_arguments import Following, Search, Which
from handlers.register_export import exported
from handlers.register_reasons import Reason
from handlers.register_views import entry_view, page_view
from handlers.texts import register as texts
from handlers.texts import register_entry as entry_texts
from storage import follow_ups, register
from storage.archive import Archive
from storage.register import PAGE, Registered

FIELDS: Mapping[str, str] = {
    "ansvarig": "owner",
    "senast": "due",
    "granskas": "review",
    "status": "status",
    "diarienummer": "reference",
    "formellt": "formal_decision",
}
"""What each argument of a follow-up is in the record."""
DAYS = ("due", "review")
"""What is a day in the record, and None when it is emptied."""


def decisions(ask: Ask[Which], archive: Archive) -> Answer:
    """The register a page at a time, one entry of it, or all of it as a file."""
    which = ask.arguments.vilket
    if isinstance(which, DecisionNumber):
        return entry_texts.entry(entry_view(numbered(which, archive), ask, archive))
    if ask.arguments.som != "tabell":
        return exported(ask.arguments.som, which, archive)
    found = register.page(archive, which, ask.arguments.före, PAGE + 1)
    fields = {} if which is None else {"vilket": str(which)}
    return texts.page(page_view(found, ask, archive), fields)


def search(ask: Ask[Search], archive: Archive) -> Answer:
    """The entries that hold some words."""
    words = ask.arguments.ord
    found = register.search(archive, words, ask.arguments.före, PAGE + 1)
    return texts.found(page_view(found, ask, archive), words)


def follow_up(ask: Ask[Following], archive: Archive) -> Answer:
    """Record what becomes of a decision."""
    registered = numbered(ask.arguments.nr, archive)
    before = follow_ups.of(archive, [registered.id]).get(registered.id, FollowUp())
    after = _changed(before, ask.arguments)
    check_follow_up(registered.entry, after)
    if after != before:
        follow_ups.put(archive, act("uppföljning ändrad", ask), registered.id, after)
    return entry_texts.followed(entry_view(registered, ask, archive))


def numbered(number: DecisionNumber, archive: Archive) -> Registered:
    """The entry with a number; Refusal NO_SUCH_DECISION."""
    found = register.by_number(archive, number)
    if found is None:
        raise Refusal(Reason.NO_SUCH_DECISION, REGISTER, decision=str(number))
    return found


def _changed(before: FollowUp, given: Following) -> FollowUp:
    """The follow-up with what was given in it; Misread when nothing was."""
    changes = {
        field: getattr(given, name)
        for name, field in FIELDS.items()
        if getattr(given, name) is not None
    }
    if not changes:
        raise Misread(Expected.TEXT, "", "ansvarig")
    if given.status is not None:
        changes["status"] = Status(given.status)
    emptied = {field: None for field in DAYS if changes.get(field) == ""}
    return replace(before, **{**changes, **emptied})


def _as_written(fields: Fields, archive: Archive) -> Fields:
    """What the form of a decision's follow-up holds: the follow-up as it stands."""
    number = read_number(fields.get("nr", ""))
    found = register.by_number(archive, number) if number is not None else None
    if found is None:
        return {}
    known = follow_ups.of(archive, [found.id]).get(found.id, FollowUp())
    held = {name: getattr(known, field) for name, field in FIELDS.items()}
    return {name: str(value) for name, value in held.items() if value}


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("beslut",),
        texts.REGISTER_LINE,
        Which,
        decisions,
        example="beslut",
        aliases=("beslutsregister", "decisions"),
    ),
    Command(("beslut", "sök"), texts.SEARCH, Search, search, example="beslut sök budget"),
    Command(
        ("beslut", "följ-upp"),
        texts.FOLLOW_UP,
        Following,
        follow_up,
        example="beslut 2026-03 följ-upp ansvarig=kansliet senast=2027-03-01",
        filled=_as_written,
        hints=texts.HINTS,
        right=Right.SET_FACTS,
        writes=True,
    ),
)
