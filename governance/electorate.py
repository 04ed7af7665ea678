"""The electorate (röstlängden): who holds the seven seats when a vote opens, frozen (R11, R13)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from governance.dated import in_force
from governance.links import AccountKey
from governance.provenance import charter, setting
from governance.refusal import Refusal
from governance.steering import SEATS, Holding
from governance.vote_reasons import Reason


@dataclass(frozen=True, slots=True)
class Elector:
    """A person entitled to vote: the seat, and the accounts linked to them at opening."""

    seat: int
    person: int
    accounts: frozenset[AccountKey] = frozenset()


Electorate = tuple[Elector, ...]


def electorate(
    holdings: Iterable[Holding], owners: Mapping[AccountKey, int], day: date
) -> Electorate:
    """The seven electors on `day`, by seat, each with the accounts they own.

    Refusal NOT_SEVEN_SEATED unless seven different persons hold the seven seats (R13, A2).
    """
    seated = sorted(in_force(holdings, day), key=lambda holding: holding.seat)
    seats = [holding.seat for holding in seated]
    persons = {holding.person for holding in seated}
    if seats != [seat.number for seat in SEATS] or len(persons) != len(SEATS):
        raise Refusal(Reason.NOT_SEVEN_SEATED, charter("R13"), persons=len(persons))
    return tuple(
        Elector(holding.seat, holding.person, _accounts(holding.person, owners))
        for holding in seated
    )


def without_account(electors: Electorate) -> tuple[int, ...]:
    """The persons who could not vote, as no account is linked to them."""
    return tuple(elector.person for elector in electors if not elector.accounts)


def entitled(electors: Electorate, person: int | None, account: AccountKey | None) -> Elector:
    """The elector who asks; `account` is None only for a handle of an example database.

    Refusal NOT_ENTITLED, or LINKED_LATER for an account that was not linked when the vote opened.
    """
    for elector in electors:
        if elector.person == person:
            if account is None or account in elector.accounts:
                return elector
            raise Refusal(Reason.LINKED_LATER, setting("koppling av stol"))
    raise Refusal(Reason.NOT_ENTITLED, charter("R11"))


def _accounts(person: int, owners: Mapping[AccountKey, int]) -> frozenset[AccountKey]:
    return frozenset(account for account, owner in owners.items() if owner == person)
