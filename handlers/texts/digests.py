"""What the weekly digest says: this week, the next days, and what waits for whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from governance.digests import DIGESTS, is_near, waits
from governance.local_time import local
from governance.meetings import Count
from governance.minutes import Approver
from governance.provenance import Source
from governance.reminders import Subject, last_day
from governance.turns import Awaited
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Text
from handlers.ask import Chosen
from handlers.texts import meeting_alarms
from handlers.texts.duty_words import who
from handlers.texts.formats import together, weekday_moment
from handlers.texts.reminders import briefly

DIGEST = "veckans sammandrag: vad som är på gång och vad som väntar på vem"
APPROVERS: Mapping[Approver, str] = {
    Approver.PRESIDED: "den som ledde mötet",
    Approver.ONE_MORE: "en justerare till",
}
SUNDAY = timedelta(days=6)
QUIET = Text("Inget datum faller den här veckan eller de närmaste 30 dagarna.")


@dataclass(frozen=True, slots=True)
class Line:
    """A subject as a digest tells of it: what it is called, and whether it is one's own."""

    subject: Subject
    title: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Open:
    """An open vote as a digest tells of it: counts only, nobody is pointed at.

    `voters` are those who can vote: on a meeting those who are there, and nobody in conflict.
    """

    number: int
    title: str
    closes_at: datetime
    voted: int
    voters: int


@dataclass(frozen=True, slots=True)
class Week:
    """What a digest tells of, at a moment.

    `counts` are of the year's meetings; `plans` says that who looks may plan those missing.
    """

    at: datetime
    lines: Sequence[Line]
    votes: Sequence[Open]
    sources: tuple[Source, ...]
    counts: Sequence[Count]
    plans: bool


def digest(week: Week) -> Answer:
    """The digest of the week that a moment lies in."""
    today = local(week.at).date()
    sunday = today - timedelta(days=today.weekday()) + SUNDAY
    near = [each for each in week.lines if is_near(each.subject, today)]
    own = [each for each in week.lines if each.mine]
    passed, now, later = _divided([each for each in near if not each.mine], today, sunday)
    parts = (
        *meeting_alarms.alarms(week.counts, today, plans=week.plans),
        *_dates("För dig", own, week),
        *_dates("Har passerat och är inte klart", passed, week),
        *_dates("Den här veckan", now, week),
        *_dates("De närmaste 30 dagarna", later, week),
        *_votes(week.votes),
        *_waiting([each for each in week.lines if waits(each.subject, today)]),
    )
    ringing = meeting_alarms.sources(week.counts, today)
    sources = tuple(dict.fromkeys((DIGESTS, *ringing, *week.sources)))
    return Answer(_title(today), (*(parts or (QUIET,)), _ways_on()), sources)


def _title(today: date) -> str:
    week = today.isocalendar()
    return f"Sammandrag för vecka {week.week}, {week.year}"


def _divided(
    lines: Sequence[Line], today: date, sunday: date
) -> tuple[Sequence[Line], Sequence[Line], Sequence[Line]]:
    passed = [each for each in lines if last_day(each.subject) < today]
    coming = [each for each in lines if each not in passed]
    now = [each for each in coming if last_day(each.subject) <= sunday]
    return passed, now, [each for each in coming if each not in now]


def _dates(heading: str, lines: Sequence[Line], week: Week) -> tuple[Part, ...]:
    if not lines:
        return ()
    return (
        Facts(tuple(Fact(each.title, briefly(each.subject, week.at)) for each in lines), heading),
    )


def _votes(votes: Sequence[Open]) -> tuple[Part, ...]:
    facts = tuple(
        Fact(
            f"Omröstning {each.number}",
            f"{each.title}. {each.voted} av {each.voters} har röstat; stänger "
            f"{weekday_moment(each.closes_at)}.",
        )
        for each in votes
    )
    return (Facts(facts, "Öppna omröstningar"),) if facts else ()


def _waiting(lines: Sequence[Line]) -> tuple[Part, ...]:
    waiting: dict[str, dict[str, None]] = {}
    for each in lines:
        for turn in each.subject.turns:
            waiting.setdefault(_whom(turn), {})[each.title] = None
    facts = tuple(Fact(_capital(turn), together(titles)) for turn, titles in waiting.items())
    return (Facts(facts, "Väntar på"),) if facts else ()


def _whom(awaited: Awaited) -> str:
    return APPROVERS[awaited] if isinstance(awaited, Approver) else who(awaited)


def _capital(words: str) -> str:
    """With a capital first: RMC and LfU keep theirs."""
    return words[:1].upper() + words[1:]


def _ways_on() -> Choices:
    ways: Mapping[str, str] = {
        "Frister": "frister",
        "Väntar på mig": "väntar",
        "Påminnelser": "påminnelser",
    }
    return Choices(tuple(Choice(label, Chosen(verb, {})) for label, verb in ways.items()))
