"""Seven members and a secretary, a vote to hold, and the acts they do in it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from governance.adoptions import AppliedOrder
from governance.drafts import Draft
from governance.electorate import Elector
from governance.matters import Matter
from governance.opening import Conditions, opened
from governance.people import Role
from governance.room import Ballot, Form, Presidium
from governance.voting import Acting
from governance.working_order import DRAFT, WorkingOrder
from storage import people, voting
from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import Act
from storage.people import Entry
from storage.vote_events import Counted, Drafted, Event, Opened, RollCalled, Voted
from storage.voting import Stored

AT = datetime(2026, 11, 16, 9, tzinfo=STOCKHOLM)
CLOSES = datetime(2026, 12, 8, 15, tzinfo=STOCKHOLM)
HOUR = timedelta(hours=1)
MEMBERS = range(1, 8)
KANSLI = 8
ELECTORATE = tuple(Elector(each, each, frozenset({("T", f"U{each}")})) for each in MEMBERS)
PRESIDIUM = Presidium(1, 2)
CAPSULAM = Draft(Matter.OTHER, "Ny logotyp", "En ny logotyp tas fram.", Form.CAPSULAM, CLOSES)
MEETING = Draft(Matter.OTHER, "Ny logotyp", "En ny logotyp tas fram.", Form.MEETING, CLOSES)


def works(day: date) -> bool:
    return day.isoweekday() <= 5


def member(person: int, at: datetime = AT) -> Acting:
    return Acting(person, at, ("T", f"U{person}"), frozenset({Role.MEMBER}))


def secretary(at: datetime = AT) -> Acting:
    return Acting(KANSLI, at, None, frozenset({Role.KANSLI}))


def clock(at: datetime = CLOSES) -> Acting:
    return Acting(None, at)


def ballot(person: int, said: Ballot = Ballot.YES, at: datetime = AT, version: int = 1) -> Voted:
    return Voted(member(person, at), said, version)


def opening(draft: Draft, order: WorkingOrder = DRAFT) -> Opened:
    under = Conditions(AppliedOrder(order, "2026-01"), ELECTORATE)
    return Opened(secretary(), opened(draft, under, AT, works), PRESIDIUM)


def act_of(event: Event) -> Act:
    return Act("prov", event.acting.at, event.acting.person)


def taken(archive: Archive, stored: Stored, *events: Event) -> Stored:
    """The vote after the events."""
    for event in events:
        stored = voting.append(archive, act_of(event), stored, event)
    return stored


def with_people(archive: Archive) -> None:
    for number in (*MEMBERS, KANSLI):
        people.add(archive, Act("prov", AT, None), Entry(f"p{number}", "Ledamot"))


def drafted(archive: Archive, draft: Draft = CAPSULAM) -> Stored:
    return voting.draft(archive, Act("prov", AT, KANSLI), Drafted(secretary(), draft))


def under_way(archive: Archive, draft: Draft = CAPSULAM, order: WorkingOrder = DRAFT) -> Stored:
    """An open vote; in a meeting everybody is there."""
    stored = taken(archive, drafted(archive, draft), opening(draft, order))
    if draft.form is Form.MEETING:
        stored = taken(archive, stored, RollCalled(secretary(), frozenset(MEMBERS)))
    return stored


def finished(archive: Archive) -> Stored:
    """A vote carried by four."""
    yes = (ballot(person) for person in range(1, 5))
    return taken(archive, under_way(archive), *yes, Counted(clock()))


def read_anew(url: str, read: Callable[[Archive], Stored | None]) -> Stored | None:
    """What a process reads that has kept nothing."""
    database = Database.open(url)
    with database.reading() as archive:
        found = read(archive)
    database.close()
    return found
