"""What is said of the year's duties: each with its number, its state and whose turn it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from governance.duties import OWNERS, Kind, Number
from governance.duty_states import State
from governance.evidence import EVIDENCE
from governance.provenance import Source, setting
from governance.reach import FIRST_YEAR, LAST_YEAR
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Text
from handlers.ask import Chosen
from handlers.duty_view import View
from handlers.notice_view import View as Notice
from handlers.texts import duty_contacts, duty_notices, duty_owners
from handlers.texts import duty_words as words
from handlers.texts import year as dates
from handlers.texts.duty_steps import about, next_steps

DUTY = "en frist: vad som är gjort, vad som saknas och vem som står på tur"
SET_OWNERS = "bestäm vem som ansvarar för ett slags frist, och vem som är reserv"
DATE = "Datum"
NO_DATE: Source = setting("uppföljning till årets slut av det som inte har något datum")


@dataclass(frozen=True, slots=True)
class Coming:
    """What lies ahead: the next of each dated duty, what has passed undone, what has no date."""

    dated: tuple[View, ...]
    passed: tuple[View, ...]
    undated: tuple[View, ...]

    @property
    def everything(self) -> tuple[View, ...]:
        """All of it."""
        return (*self.passed, *self.dated, *self.undated)


def upcoming(found: Coming, year: int) -> Answer:
    """The next occurrence of each duty, after what has passed without being fulfilled."""
    ways_on = Choices((_year(year), _year(year + 1), *_shown(found.everything)))
    parts: tuple[Part, ...] = (
        *_under("Har passerat", found.passed),
        *_under("Kommer" if found.passed else "", found.dated),
        *_under("Följs upp under året", found.undated),
        *_free_days(found.everything),
        ways_on,
    )
    return Answer("Kommande frister", parts, sources(found.everything))


def in_year(year: int, found: tuple[View, ...]) -> Answer:
    """The duties of a calendar year."""
    near = (each for each in (year - 1, year + 1) if FIRST_YEAR <= each <= LAST_YEAR)
    coming = Choice("Kommande frister", Chosen("frister", {}))
    ways_on = Choices((*map(_year, near), coming))
    parts = (*_under("", found), *_free_days(found), ways_on)
    return Answer(f"Frister {year}", parts, sources(found))


def duty(view: View, notices: tuple[Notice, ...] = ()) -> Answer:
    """One duty: when, whose turn, what is missing, each step, and the next one to do.

    `notices` are the notices of exit that came in the year of the exit window.
    """
    found = view.duty
    parts: tuple[Part, ...] = (
        Text(words.ASKS[found.kind]),
        Facts(tuple(facts(view))),
        *_steps(view),
        *duty_notices.told(notices),
        *_free_days((view,)),
        Choices(
            (
                *next_steps(view),
                *duty_contacts.to_record(view),
                *duty_notices.shown(notices),
                *_ways_on(view),
            )
        ),
    )
    return Answer(f"Frist {found.number}: {words.name(found)}", parts, sources_of_one(view, OWNERS))


def facts(view: View) -> Iterator[Fact]:
    """How a duty stands: its date, its state, whose turn it is, what is missing."""
    if when := words.when(view):
        yield Fact(DATE, when)
    yield Fact("Läge", f"{words.stands(view)}.")
    if turn := words.turn(view):
        yield Fact("På tur", turn)
    yield from duty_contacts.contacts(view)
    if missing := words.missing(view):
        yield Fact("Saknas", missing)
    if opens := words.opens(view):
        yield Fact("Kan skrivas in", opens)
    yield from duty_owners.facts(view)


def owners_set(view: View, before: str) -> Answer:
    """The receipt for a new owner; the same for every year."""
    found = view.duty
    text = Text(f"Ansvaret är ändrat för {_kind(found.kind)} och gäller alla år. Förut: {before}.")
    parts = (text, Facts(tuple(duty_owners.facts(view))), Choices(_ways_on(view, itself=True)))
    sources = (OWNERS, *duty_owners.sources(view))
    return Answer(f"Frist {found.number}: {words.name(found)}", parts, sources)


def recorded(view: View, receipt: str, *more: Choice) -> Answer:
    """The receipt for something recorded or taken back, and how the duty stands after it."""
    found = view.duty
    choices = (*next_steps(view), *more, *_ways_on(view), show(found.number))
    once = {choice.label: choice for choice in reversed(choices)}
    ways_on = Choices(tuple(choice for choice in choices if once[choice.label] is choice))
    parts = (Text(receipt), Facts(tuple(facts(view))), ways_on)
    return Answer(words.name(found), parts, sources_of_one(view))


def show(number: Number) -> Choice:
    """The button that shows a duty."""
    return Choice(f"Frist {number}", Chosen("frist", {"nr": str(number)}))


def sources(found: Iterable[View], *more: Source) -> tuple[Source, ...]:
    """What the duties, and the advice on their dates, stand on."""
    views = tuple(found)
    stated = (source for each in views for source in each.duty.sources)
    advised = (dates.ADVICE,) if any(each.plan_for for each in views) else ()
    undated = any(each.duty.due is None and not _none(each) for each in views)
    followed = (NO_DATE,) if undated else ()
    shown = (EVIDENCE,) if any(each.duty.steps for each in views) else ()
    return tuple(dict.fromkeys((*stated, *advised, *followed, *shown, *more)))


def sources_of_one(view: View, *more: Source) -> tuple[Source, ...]:
    """What one duty stands on, and from when anything can be recorded of it."""
    opening = (view.opens.source,) if view.opens is not None else ()
    told = (*duty_contacts.sources(view), *more, *duty_owners.sources(view))
    return sources((view,), *opening, *told)


def _none(view: View) -> bool:
    return not view.duty.required


def _kind(kind: Kind) -> str:
    """A kind of duty as it is named without a year."""
    return f"”{kind}”"


def _under(heading: str, found: tuple[View, ...]) -> tuple[Part, ...]:
    return (Facts(tuple(_fact(each) for each in found), heading),) if found else ()


def _fact(view: View) -> Fact:
    turn = words.turn(view)
    waits = f", på tur: {turn}" if turn else ""
    asks = "" if view.state is State.NONE else words.ASKS[view.duty.kind]
    said = (words.when(view), f"{words.stands(view)}{waits}.", asks)
    label = f"{view.duty.number} {words.name(view.duty)}"
    return Fact(label, " ".join(each for each in said if each))


def _steps(view: View) -> tuple[Part, ...]:
    steps = tuple(Fact(words.label(each), words.progress(each, view)) for each in view.duty.steps)
    return (Facts(steps, "Steg"),) if steps else ()


def _free_days(found: Iterable[View]) -> tuple[Text, ...]:
    return dates.not_moved(tuple(each.next_working for each in found if each.next_working))


def _ways_on(view: View, *, itself: bool = False) -> tuple[Choice, ...]:
    own = (show(view.duty.number),) if itself else (about(view.duty),)
    return (*own, _year(view.duty.number.year))


def _shown(found: tuple[View, ...]) -> tuple[Choice, ...]:
    """The buttons of what is not only to come: it has passed, or has begun."""
    return tuple(show(each.duty.number) for each in found if not each.over)


def _year(year: int) -> Choice:
    return Choice(f"Frister {year}", Chosen("frister", {"år": str(year)}))
