"""Refusals that leave a trace: a ballot by an outsider, a button whose value was tampered with.

What was asked is rolled back; that it was refused is journaled, before it is answered.
"""

from enum import StrEnum

from governance.refusal import Refusal
from governance.vote_reasons import Reason
from handlers import identity
from handlers.ask import Chosen, Delivery
from handlers.misread import Misread
from handlers.reading import Reading
from storage.database import Database
from storage.journal import Act, note

OUTSIDERS: frozenset[StrEnum] = frozenset({Reason.NOT_ENTITLED, Reason.LINKED_LATER})
BALLOT = "rösta"
DRAWN = frozenset({"nr", "röst", "version"})
"""What a ballot's button holds, which no person writes."""
TAMPERED = "tampered"


def leave(reason: Refusal | Misread, reading: Reading, delivery: Delivery, at: Database) -> None:
    """Journal a refusal that is to be known afterwards; any other leaves nothing."""
    told = _told(reason, reading, delivery)
    if not told:
        return
    with at.writing() as archive:
        who = identity.asker(delivery, archive)
        account = who.account
        note(
            archive,
            Act("nekad", delivery.at, who.person.id if who.person else None),
            reason=told,
            verb=reading.command.verb,
            vote=reading.fields.get("nr", "")[:9],
            team=account.team if account else None,
            user=account.user if account else None,
        )


def _told(reason: Refusal | Misread, reading: Reading, delivery: Delivery) -> str:
    if isinstance(reason, Refusal):
        return str(reason.reason) if reason.reason in OUTSIDERS else ""
    pressed = isinstance(delivery.said, Chosen) and reading.command.verb == BALLOT
    return TAMPERED if pressed and reason.argument in DRAWN else ""
