"""What a reminder says: how far away the date is, and how it stands with what is due."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from governance.duties import duty, read_number
from governance.local_time import instant, local
from governance.reminders import REMINDERS, Kind, Subject, last_day
from governance.withdrawal import CONFIRM_WITHIN, WAITING
from governance.year import last_working_day
from handlers.answer import Answer, Choice, Choices, Facts, Part, Text
from handlers.ask import Chosen
from handlers.texts.duties import DATE
from handlers.texts.duty_words import name
from handlers.texts.formats import days_left, plural, weekday, weekday_moment
from handlers.workdays import works

REMIND = "en påminnelse som den skulle se ut nu"
DATES = Choice("Frister", Chosen("frister", {}))
CLOSE = timedelta(hours=3)
"""Within this, a meeting is so many minutes or hours away, not days."""


@dataclass(frozen=True, slots=True)
class Told:
    """A subject told of at a moment: how it stands, and when it was meant to be told of."""

    subject: Subject
    stands: Answer
    at: datetime
    meant: datetime | None


def reminder(told: Told, *, direct: bool) -> Answer:
    """A reminder of a subject."""
    stands = told.stands
    lead = " ".join(each for each in (when(told.subject, told.at), _late(told)) if each)
    stated = (WAITING,) if _confirms(told.subject) else ()
    sources = tuple(dict.fromkeys((REMINDERS, *stated, *stands.sources)))
    parts = (Text(lead), *_undated(told), *_ways_on(told.subject, direct=direct))
    return Answer(title(stands.title), parts, sources)


def title(about: str) -> str:
    """What a reminder is called."""
    return f"Påminnelse: {about}"


def about(key: str) -> str:
    """What a subject was about, by its key: it may be done or moved; nothing for no such key."""
    try:
        return _about(key.split(":", 2))
    except ValueError:
        return ""


def _about(parts: list[str]) -> str:
    match parts:
        case ["frist", written] if number := read_number(written, 0):
            return f"Frist {number}: {name(duty(number))}"
        case ["mandat", day]:
            return f"Mandat som går ut {weekday(date.fromisoformat(day))}"
        case ["möte", number, slot] if _counts(number) and "T" in slot:
            return f"Möte {number}, {weekday_moment(datetime.fromisoformat(slot))}"
        case ["utträde", number, what] if _counts(number):
            date.fromisoformat(what.rpartition(":")[2])
            return f"Utträde {number}"
        case _:
            return ""


def _counts(number: str) -> bool:
    return number.isascii() and number.isdecimal()


def when(subject: Subject, at: datetime) -> str:
    """By when, and how far away that is."""
    day, today = last_day(subject), local(at).date()
    left = days_left((day - today).days)
    if isinstance(subject.due, datetime):
        return f"Börjar {weekday_moment(local(subject.due))}, {_away(subject.due, at, left)}."
    if _confirms(subject):
        return _unconfirmed(day, today, left)
    if not subject.dated:
        return _followed_up(day, today, left)
    return _dated(subject, left, passed=day < today)


def _dated(subject: Subject, left: str, *, passed: bool) -> str:
    """What has a date, with the working day to plan for when it is none."""
    day = last_day(subject)
    if passed:
        return f"Datumet {weekday(day)} passerade {left}."
    if subject.kind is Kind.TERM:
        return f"Går ut {weekday(day)}, {left}."
    if subject.kind is Kind.EXIT or works(day):
        return f"Datum: {weekday(day)}, {left}."
    plan_for = weekday(last_working_day(day, works))
    return f"Datum: {weekday(day)}, {left}. Det är ingen arbetsdag: planera för {plan_for}."


def _undated(told: Told) -> Iterator[Part]:
    """How it stands, without the date of a duty, which is told first."""
    for part in told.stands.parts:
        if isinstance(part, Facts) and told.subject.duties:
            yield replace(part, facts=tuple(each for each in part.facts if each.label != DATE))
        else:
            yield part


def _confirms(subject: Subject) -> bool:
    """Whether it is of a notice of exit that is to be confirmed."""
    return subject.key.startswith("utträde:")


def _unconfirmed(day: date, today: date, left: str) -> str:
    """The confirmation has no date: when it is followed up is a setting."""
    on = f"{weekday(day)}, {left}"
    was = "det var " if day < today else ""
    return (
        "Styrgruppens skriftliga bekräftelse saknas. Den följs upp efter "
        f"{CONFIRM_WITHIN} dagar ({WAITING.mark}): {was}{on}."
    )


def _followed_up(day: date, today: date, left: str) -> str:
    """What has no date is followed up to the end of the year."""
    if day < today:
        return f"Det var inte klart när {day.year} var slut, och är det inte nu."
    return f"Inget datum, men det följs upp till årets slut, {weekday(day)}, {left}."


def briefly(subject: Subject, at: datetime) -> str:
    """The date and how far away it is, without more words."""
    if not subject.dated:
        return "inget datum"
    day = last_day(subject)
    left = days_left((day - local(at).date()).days)
    if isinstance(subject.due, datetime):
        return f"{weekday_moment(local(subject.due))}, {left}"
    return f"{weekday(day)}, {left}"


def _away(due: datetime, at: datetime, left: str) -> str:
    away = instant(due) - instant(at)
    if not timedelta() < away <= CLOSE:
        return left
    minutes = away // timedelta(minutes=1)
    hours = minutes // 60
    if minutes == hours * 60:
        return f"om {hours} {plural(hours, 'timme', 'timmar')}"
    return f"om {minutes} {plural(minutes, 'minut', 'minuter')}"


def _late(told: Told) -> str:
    """That the reminder itself comes on a later day than it was meant for."""
    if told.meant is None or local(told.meant).date() >= local(told.at).date():
        return ""
    return f"Den här påminnelsen skulle ha gått ut {weekday_moment(local(told.meant))}."


def _ways_on(subject: Subject, *, direct: bool) -> tuple[Part, ...]:
    verb, fields = subject.ask
    mine = Choice("Mina påminnelser", Chosen("påminnelser", {}))
    return (Choices((Choice("Visa", Chosen(verb, fields)), *((mine,) if direct else ()))),)
