"""The example's steering group with votes to vote in, asked as the bot asks."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle

from handlers import dispatch
from handlers.answer import Facts
from handlers.ask import Account, Delivery, Handle, Place, PlaceKind, Written
from handlers.example import make_example
from handlers.outcome import Exit, Outcome
from storage.columns import STOCKHOLM
from storage.database import Database

AT = datetime(2026, 11, 23, 9, tzinfo=STOCKHOLM)
KANSLI = "kansliet"
MEMBERS = ("stockholm", "vgr", "skane", "lfu1", "lfu2", "rmc1", "rmc2")
BALLOTS = ("bifall", "avslag", "avstår")
ADOPTING = 'arbetsordning anta protokoll="2026-11-20 § 4"'
DRAFTING = (
    'omröstning ny ärende=annat rubrik="Kansli" förslag="Det flyttas." stänger="{:%Y-%m-%d %H:%M}"'
)
OPEN_FOR = timedelta(days=21)
RECEIPT = "Kvitto"


def convene(url: str, votes: int, at: datetime = AT) -> None:
    """Make an example database in which so many votes are open."""
    database = Database.open(url)
    database.migrate()
    make_example(database, at)
    answered(ask(database, KANSLI, ADOPTING, at))
    for number in range(1, votes + 1):
        answered(ask(database, KANSLI, DRAFTING.format(closing(number, at)), at))
        answered(ask(database, KANSLI, f"omröstning {number} öppna", at))
    database.close()


def closing(number: int, at: datetime = AT) -> datetime:
    """When a vote opened at `at` closes: each a minute after the one before."""
    first = (at + OPEN_FOR).replace(hour=10, minute=0, second=0, microsecond=0)
    return first + timedelta(minutes=number)


def user(who: str) -> str:
    """The Slack user of somebody in the example."""
    return f"U{who.upper()}"


def delivery(who: str, text: str, at: datetime = AT, key: str = "") -> Delivery:
    """What somebody types; kansliet at the terminal, the others in Slack."""
    kansli = who == KANSLI
    sender = Handle(who) if kansli else Account("T0SANDBOX", user(who))
    return Delivery(sender, Place(PlaceKind.TERMINAL), at, Written(text), key, pretended=kansli)


def ask(database: Database, who: str, text: str, at: datetime = AT, key: str = "") -> Outcome:
    """What somebody is answered."""
    return dispatch.answer(delivery(who, text, at, key), database)


def answered(outcome: Outcome) -> Outcome:
    """The outcome, which must be an answer."""
    if outcome.exit is not Exit.ANSWER:
        raise RuntimeError(outcome)
    return outcome


def receipt(outcome: Outcome) -> str:
    """The digest on the receipt of a ballot; nothing where there is no receipt."""
    facts = (part.facts for part in outcome.answer.parts if isinstance(part, Facts))
    found = (fact.value for each in facts for fact in each if fact.label == RECEIPT)
    return next(found, "") if outcome.exit is Exit.ANSWER else ""


def pairs() -> Iterator[tuple[str, str]]:
    """Who votes, and what, without end: every ballot is a changed one after the first seven."""
    return zip(cycle(MEMBERS), cycle(BALLOTS), strict=False)
