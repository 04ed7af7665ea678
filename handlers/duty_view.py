"""A duty as it is shown to whoever asks: its state, its advice on days, who sees to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from governance.duties import Duty, Kind, Owners
from governance.duty_states import OVER, State, state
from governance.evidence import Opening
from governance.people import Person, Right, Role, may
from governance.steps import Turn
from governance.turns import CONTACTS, Whose, turns
from governance.year import first_working_day, last_working_day
from handlers.ask import Ask
from handlers.duty_decisions import OPENINGS
from handlers.holders import OUTSIDE, Holders
from handlers.workdays import works
from storage import duty_owners, evidence, regions
from storage.archive import Archive

ADVISED = frozenset({Kind.REPORT, Kind.EXIT, Kind.PLAN})
"""What is due by a date; what is counted over the year has no day to plan for."""


@dataclass(frozen=True, slots=True)
class View:
    """A duty on a day.

    `plan_for` and `next_working` stand around a date that is no working day, None on one that is,
    and when they have passed;
    `names` are the regions' by code. `opens` is from when anything can be recorded of it, None
    when that is already so. `contacts` are those of the bodies that appoint, `reached` those of
    them who have an account, `held` the roles that somebody has. `offers` says that the next step
    is offered: to whoever sees to duties, and in a channel, where nobody knows who looks.
    """

    duty: Duty
    state: State
    owners: Owners
    today: date
    names: Mapping[str, str]
    plan_for: date | None = None
    next_working: date | None = None
    opens: Opening | None = None
    contacts: Mapping[Turn, tuple[Person, ...]] = field(default_factory=dict)
    reached: frozenset[int] = frozenset()
    held: frozenset[Role] = frozenset()
    offers: bool = False

    @property
    def days_left(self) -> int:
        """The days to its last day; negative when that has passed."""
        return (self.duty.last_day - self.today).days

    @property
    def over(self) -> bool:
        """Whether nothing is left to do about it."""
        return self.state in OVER

    @property
    def turns(self) -> tuple[Whose, ...]:
        """Whose turn it is."""
        return turns(self.duty, self.state, self.owners, self.today)


def view(found: Duty, at: datetime, archive: Archive, *, offers: bool = False) -> View:
    """A duty as it stands at a moment."""
    plan_for, next_working = _around(found, at.date())
    holders = Holders(archive, at.date())
    return View(
        duty=found,
        state=state(found, at.date(), evidence.known_from(archive)),
        owners=duty_owners.of(archive, found.kind),
        today=at.date(),
        names={code: region.name for code, region in regions.by_code(archive).items()},
        plan_for=plan_for,
        next_working=next_working,
        opens=_opening(found, at.date()),
        contacts=_contacts(holders),
        reached=frozenset(holders.reached(OUTSIDE)),
        held=holders.held,
        offers=offers,
    )


def _around(found: Duty, today: date) -> tuple[date | None, date | None]:
    """The working days before and after a date that is none, as far as they have not passed."""
    due = found.due if found.kind in ADVISED else None
    if due is None or works(due):
        return None, None
    before, after = last_working_day(due, works), first_working_day(due, works)
    return before if before >= today else None, after if after >= today else None


def _contacts(holders: Holders) -> Mapping[Turn, tuple[Person, ...]]:
    """The contacts of each body that has any, or could have."""
    return {turn: holders.persons({role}) for turn, role in CONTACTS.items()}


def _opening(found: Duty, today: date) -> Opening | None:
    opening = OPENINGS[found.kind](found.concerns) if found.kind in OPENINGS else None
    return opening if opening is not None and today < opening.day else None


def offered(ask: Ask[object]) -> bool:
    """Whether the next step is offered to whoever asks."""
    return ask.who.person is None or may(ask.who.roles, Right.TEND_DUTIES)
