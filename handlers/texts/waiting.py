"""What is said of what waits for somebody: what, until when, and the button that begins it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from governance.decisions import Entry, FollowUp, is_pending
from governance.provenance import Source, setting
from governance.reservations import Kind
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Text
from handlers.ask import Chosen
from handlers.texts import link_requests, posts, vote_buttons
from handlers.texts.formats import days_left, plural, short, weekday
from handlers.texts.link_requests import Waiting
from storage.polls import Asked
from storage.stored_vote import Stored

WAITING = "vad som väntar på dig, det som brådskar mest först"
HEADING = "Väntar på dig"
NOTHING = "Inget väntar på dig just nu."
SOURCE: Source = setting("vad som väntar på någon")
STATEMENTS = {Kind.RESERVATION: "reservation", Kind.NOTE: "protokollsanteckning"}


@dataclass(frozen=True, slots=True)
class Item:
    """Something one person is to do, and the button that begins it.

    `last` is the last day for it and `clock` the time of that day, where it has one; a `planned`
    day is no limit after which it would be called late.
    """

    what: str
    title: str
    does: str
    choice: Choice
    last: date | None = None
    clock: str = ""
    planned: bool = False
    sources: tuple[Source, ...] = ()

    @property
    def urgency(self) -> tuple[date, str]:
        """What sorts the most urgent first."""
        return (self.last or date.max, self.clock or "24")


@dataclass(frozen=True, slots=True)
class Due:
    """All that waits for a person on a day, the most urgent first.

    `requests` are links to rule on, `stuck` the number of posts that only a person takes further.
    """

    items: tuple[Item, ...]
    requests: tuple[Waiting, ...]
    stuck: int
    today: date

    def __bool__(self) -> bool:
        return bool(self.items or self.requests or self.stuck)


def to_vote(stored: Stored) -> Item:
    """A vote to take part in."""
    return _until(stored, "rösta")


def to_judge(stored: Stored) -> Item:
    """An objection that waits for one's ruling."""
    return _until(stored, "pröva en jävsinvändning")


def to_settle(stored: Stored) -> Item:
    """A tie that waits for one's casting vote."""
    return Item(*_vote(stored), "lägg utslagsröst", vote_buttons.show(stored))


def to_open(stored: Stored) -> Item:
    """A draft of one's own that nobody has opened."""
    return replace(_until(stored, "utkast som inte är öppnat, ska stänga"), planned=True)


def to_word(stored: Stored, kind: Kind) -> Item:
    """A statement of one's own that lacks its text."""
    verb = "reservera-mig" if kind is Kind.RESERVATION else "anteckna"
    asked = Chosen(verb, {"nr": str(stored.id)})
    choice = Choice(f"Skriv till omröstning {stored.id}", asked, opens_form=True)
    does = f"skriv texten till din {STATEMENTS[kind]} innan protokollet justeras"
    return Item(*_vote(stored), does, choice)


def to_answer(asked: Asked) -> Item:
    """A poll one has not answered."""
    shown = Choice(f"Visa fråga {asked.id}", Chosen("fråga", {"nr": str(asked.id)}))
    what = (f"Fråga {asked.id}", short(asked.poll.title))
    return Item(*what, "svara på den rådgivande frågan", shown, *_moment(asked.poll.closes_at))


def to_follow_up(entry: Entry, found: FollowUp) -> Item:
    """A decision to see to, or to look at again."""
    number = str(entry.number)
    shown = Choice(f"Visa beslut {number}", Chosen("beslut", {"vilket": number}))
    pending = is_pending(found)
    does, last = ("följ upp", found.due) if pending else ("granska på nytt,", found.review)
    what = (f"Beslut {number}", short(entry.title))
    return Item(*what, does, shown, last, planned=not pending)


def _until(stored: Stored, does: str) -> Item:
    closes_at = stored.draft.closes_at if stored.vote is None else stored.vote.closes_at
    return Item(*_vote(stored), does, vote_buttons.show(stored), *_moment(closes_at))


def _vote(stored: Stored) -> tuple[str, str]:
    return (f"Omröstning {stored.id}", short(stored.draft.title))


def _moment(moment: datetime | None) -> tuple[date | None, str]:
    return (None, "") if moment is None else (moment.date(), f"{moment:%H.%M}")


def waiting(due: Due) -> Answer:
    """All that waits for somebody."""
    if not due:
        ways_on = Choices((Choice("Början", Chosen("hem", {})),))
        return Answer(HEADING, (Text(NOTHING), ways_on), (SOURCE,))
    shown = parts(due, len(due.items), len(due.requests), "")
    return Answer(HEADING, shown, (SOURCE, *sources(due, len(due.items))))


def sources(due: Due, most: int) -> tuple[Source, ...]:
    """What the first of what waits stands on."""
    return tuple(dict.fromkeys(source for each in due.items[:most] for source in each.sources))


def parts(
    due: Due, most_items: int, most_requests: int, heading: str = HEADING
) -> tuple[Part, ...]:
    """What waits, the first of each kind."""
    return (
        *_items(due, most_items, heading),
        *_requests(due, most_requests),
        *posts.stuck(due.stuck),
    )


def _items(due: Due, most: int, heading: str) -> tuple[Part, ...]:
    shown = due.items[:most]
    if not shown:
        return ()
    facts = Facts(tuple(_fact(each, due.today) for each in shown), heading)
    everything = Choice(f"Allt som väntar ({len(due.items)})", Chosen("väntar", {}))
    rest = (everything,) if len(due.items) > most else ()
    # One vote can wait for two things of the same person, but needs one button.
    choices = {each.choice.label: each.choice for each in shown}
    return (facts, Choices((*choices.values(), *rest)))


def _fact(item: Item, today: date) -> Fact:
    return Fact(item.what, f"{item.title} – {item.does}{_when(item, today)}.")


def _when(item: Item, today: date) -> str:
    if item.last is None:
        return ""
    clock = f" kl. {item.clock}" if item.clock else ""
    left = days_left((item.last - today).days)
    if item.planned:
        passed = "passerat " if item.last < today else ""
        return f" {weekday(item.last)}{clock}, {passed}{left}"
    late = ", försenat" if item.last < today else ""
    return f" senast {weekday(item.last)}{clock}, {left}{late}"


def _requests(due: Due, most: int) -> tuple[Part, ...]:
    if not due.requests:
        return ()
    count = len(due.requests)
    heading = Text(f"{HEADING}: {count} {plural(count, 'koppling', 'kopplingar')}")
    drawn = [part for each in due.requests[:most] for part in _request(each)]
    return (heading, *drawn)


def _request(found: Waiting) -> tuple[Part, ...]:
    return link_requests.request(found, found.stage) if found.stage else ()
