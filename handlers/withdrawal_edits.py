"""Notices of exit put right: `utträde ändra`, `utträde ångra` (R24, R25)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from governance.local_time import local
from governance.people import RIGHTS, Right, may
from governance.refusal import Refusal
from governance.withdrawal import (
    Notice,
    corrected,
    lead_alike,
    taken_back,
    unconfirmed,
    unruled,
)
from handlers import duty_posting
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command, Fields
from handlers.misread import Expected, Misread
from handlers.notice_view import numbered, view
from handlers.reasons import Reason
from handlers.texts import withdrawals as texts
from handlers.withdrawal_arguments import ANSWER, CONFIRMATION, NOTICE, Corrected, TakenBack
from storage import exit_notices
from storage.archive import Archive

UNDOING: Mapping[str, tuple[Right, Callable[[Notice], Notice]]] = {
    NOTICE: (Right.TEND_DUTIES, taken_back),
    ANSWER: (Right.RULE_EXIT, unruled),
    CONFIRMATION: (Right.TEND_DUTIES, unconfirmed),
}
"""What can be taken back, by whom, and what is then left."""


def correct(ask: Ask[Corrected], archive: Archive) -> Answer:
    """Change what was written down wrong; other readings are asked about anew."""
    asked = ask.arguments
    before = numbered(asked.nr, archive)
    given = {
        "received_at": asked.mottaget,
        "sent_at": asked.skickat,
        "reference": asked.diarienummer,
        "link": asked.länk,
    }
    changes: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if not changes:
        raise Misread(Expected.STAMP, "", "mottaget")
    changes["sent_at"] = changes.get("sent_at", before.sent_at) or None
    after = corrected(before, replace(before, **changes), ask.at)
    if after != before:
        exit_notices.change(archive, act("utträde: ändrat", ask), asked.nr, after)
    if not lead_alike(after, before):
        duty_posting.notice(asked.nr, ask, archive)
    return texts.corrected(view(asked.nr, ask, archive), before)


def take_back(ask: Ask[TakenBack], archive: Archive) -> Answer:
    """Take back what was recorded by mistake: the notice, the chair's answer, the confirmation."""
    number, step = ask.arguments.nr, ask.arguments.steg
    right, undo = UNDOING[step]
    if not may(ask.who.roles, right):
        rule = RIGHTS[right]
        raise Refusal(Reason.NOT_ALLOWED, rule.source, right=right, roles=rule.roles)
    after = undo(numbered(number, archive))
    exit_notices.change(archive, act("utträde: ångrat", ask), number, after)
    if step == NOTICE:
        duty_posting.notice_gone(number, archive)
    if step == ANSWER:
        duty_posting.notice(number, ask, archive)
    return texts.taken_back(view(number, ask, archive), step)


def as_written(fields: Fields, archive: Archive) -> Fields:
    """What the form of a notice holds: the notice as it stands."""
    number = fields.get("nr", "")
    known = {str(each): notice for each, notice in exit_notices.load(archive).items()}
    found = known.get(number)
    if found is None:
        return {}
    held = {
        "mottaget": f"{local(found.received_at):%Y-%m-%d %H:%M:%S}",
        "skickat": f"{local(found.sent_at):%Y-%m-%d %H:%M:%S}" if found.sent_at else "",
        "diarienummer": found.reference,
        "länk": found.link,
    }
    return {name: value for name, value in held.items() if value}


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("utträde", "ändra"),
        texts.CORRECT,
        Corrected,
        correct,
        example='utträde 1 ändra mottaget="2026-06-30 16:20"',
        filled=as_written,
        hints=texts.HINTS,
        right=Right.RECORD_EXIT,
        writes=True,
    ),
    Command(
        ("utträde", "ångra"),
        texts.TAKE_BACK,
        TakenBack,
        take_back,
        example="utträde 1 ångra",
        hints=texts.HINTS,
        right=Right.RECORD_EXIT,
        writes=True,
    ),
)
