"""Votes by the number people type, to be looked at or to be acted upon."""

import re
from collections.abc import Mapping

from governance.acts import STATES, State
from governance.refusal import Refusal
from handlers.ask import Ask
from handlers.vote_reasons import Reason
from storage import voting
from storage.archive import Archive
from storage.stored_vote import Stored

NUMBER = re.compile("[0-9]{1,9}")


class Due(Exception):
    """The vote's time is out: it is to be counted before anything else is done to it."""


def numbered(number: int, archive: Archive) -> Stored:
    """The vote with a number; Refusal NO_SUCH_VOTE."""
    stored = voting.load(archive, number)
    if stored is None:
        raise Refusal(Reason.NO_SUCH_VOTE, STATES, number=str(number))
    return stored


def asked_for(fields: Mapping[str, str], archive: Archive) -> Stored | None:
    """The vote whose number stands in a form's fields; None when there is none."""
    number = fields.get("nr", "")
    return voting.load(archive, int(number)) if NUMBER.fullmatch(number) else None


def held(number: int, ask: Ask[object], archive: Archive) -> Stored:
    """The vote, locked for this transaction; Refusal NO_SUCH_VOTE, Due when it is to be counted."""
    try:
        stored = voting.locked(archive, number)
    except KeyError:
        raise Refusal(Reason.NO_SUCH_VOTE, STATES, number=str(number)) from None
    if stored.state_at(ask.at) is State.COUNTING:
        raise Due
    return stored
