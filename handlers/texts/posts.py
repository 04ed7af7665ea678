"""What is said of posts: those that wait, those that are sent and those that are stuck."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from governance.provenance import setting
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Style, Table, Text
from handlers.ask import Chosen
from handlers.post_reasons import Reason
from handlers.texts.formats import moment, plural
from handlers.texts.post_words import STATES, WORDS, Shown, remark, why
from storage.outbox import OVER, STUCK, Kept, State

POSTS = "det som boten har skickat, ska skicka och inte har kunnat skicka"
AGAIN = "skicka ett utskick som inte kom fram"
LET_GO = "låt bli att skicka ett utskick som inte kom fram"

SOURCE = setting("utskick")
NUMBER, TO, TITLE = Column("Nr", numeric=True), Column("Till"), Column("Gäller")
LINE, DUE, REMARK = Column("Första raden"), Column("När"), Column("Anmärkning")
COLUMNS = (NUMBER, TO, TITLE, LINE, DUE, REMARK)
ALL = Choice("Alla utskick", Chosen("utskick", {}))
REFUSALS: Mapping[StrEnum, str] = {
    Reason.NOT_STUCK: "Utskick {number} väntar inte på besked. Det kan redan vara skickat, "
    "inställt eller aldrig ha funnits.",
    Reason.NO_SUCH_POST: "Det finns inget utskick {number}.",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the posts in a state: `before` is how many of the `count` come before it.

    The next page goes on after the post with the number `next`; None when this is the last.
    """

    lines: Sequence[Shown]
    count: int
    before: int
    next: int | None


def overview(
    counts: Mapping[State, int], stuck: Sequence[Shown], coming: Sequence[Shown]
) -> Answer:
    """How many posts there are in each state, with those that are stuck and those to come."""
    facts = tuple(
        Fact(word.capitalize(), str(counts[state]))
        for word, state in STATES.items()
        if counts.get(state)
    )
    if not facts:
        return Answer("Utskick", (Text("Det finns inga utskick."),), (SOURCE,))
    lists = (*_problems(stuck), *_table("Härnäst", coming))
    buttons = Choices(
        tuple(
            Choice(word.capitalize(), Chosen("utskick", {"läge": word}))
            for word, state in STATES.items()
            if counts.get(state)
        )
    )
    return Answer("Utskick", (Facts(facts), *lists, buttons), (SOURCE,))


def in_state(word: str, page: Page) -> Answer:
    """A page of the posts in one state."""
    title, found = f"Utskick: {word}", page.lines
    if not found:
        said = "Det finns inga fler." if page.before else "Det finns inga."
        return Answer(title, (Text(said), _back()), (SOURCE,))
    parts = _problems(found) if STATES[word] in STUCK else _table(word.capitalize(), found)
    return Answer(title, (*parts, *_where(page), _ways_on(word, page)), (SOURCE,))


def _where(page: Page) -> tuple[Part, ...]:
    """Which of the posts a page shows, when it does not show all."""
    shown = sum(each.posts for each in page.lines)
    if shown >= page.count:
        return ()
    return (Text(f"Här visas {page.before + 1}–{page.before + shown} av {page.count}."),)


def _ways_on(word: str, page: Page) -> Choices:
    csv = Choice("Hämta som CSV", Chosen("utskick", {"läge": word, "som": "csv"}))
    return Choices((*_next(word, page), ALL, csv))


def _next(word: str, page: Page) -> tuple[Choice, ...]:
    if page.next is None:
        return ()
    label = "Äldre" if STATES[word] in OVER else "Senare"
    return (Choice(label, Chosen("utskick", {"läge": word, "efter": str(page.next)})),)


def sent_again(found: Shown) -> Answer:
    """The receipt for a post to be sent anew."""
    text = f"Utskick {found.kept.id} till {found.to} skickas igen, inom någon minut."
    return Answer("Skickas igen", (Text(text), _back()), (SOURCE,))


def let_go(found: Shown) -> Answer:
    """The receipt for a post let go."""
    text = f"Utskick {found.kept.id} till {found.to} skickas inte. Det finns kvar som inställt."
    return Answer("Skickas inte", (Text(text), _back()), (SOURCE,))


def stuck(count: int) -> tuple[Part, ...]:
    """What kansliet's start page says of the posts that are stuck."""
    if not count:
        return ()
    said = plural(count, "utskick kom inte fram", "utskick kom inte fram, eller kanske inte")
    show = Choice("Visa utskick", Chosen("utskick", {}))
    return (Text(f"Väntar på dig: {count} {said}"), Choices((show,)))


def _problems(found: Sequence[Shown]) -> tuple[Part, ...]:
    return tuple(part for each in found for part in _problem(each))


def _problem(shown: Shown) -> tuple[Part, ...]:
    kept = shown.kept
    since = kept.unknown_since
    unsure = (Fact("Osäkert sedan", moment(since)),) if since else ()
    facts = Facts(
        (
            Fact("Till", shown.to),
            Fact("Gäller", shown.title),
            Fact("Skulle skickas", moment(kept.post.due_at)),
            *unsure,
            Fact("Vad som hände", _what(kept)),
        ),
        f"Utskick {kept.id}: {WORDS[kept.state]}",
    )
    number = {"nr": str(kept.id)}
    again = Choice(f"Skicka {kept.id} igen", Chosen("utskick igen", number), confirm=_sure(kept))
    not_again = Choice(f"Skicka inte {kept.id}", Chosen("utskick inte", number), Style.DANGER)
    return (facts, Choices((again, not_again)))


def _what(kept: Kept) -> str:
    if kept.state is State.FAILED:
        return f"Det kom inte fram: {why(kept.error)}."
    return (
        f"Det kan ha kommit fram, men det går inte att ta reda på: {why(kept.error)}. "
        "Titta efter hos mottagaren innan du skickar igen."
    )


def _sure(kept: Kept) -> str:
    return "Mottagaren kan få det två gånger." if kept.state is State.UNCERTAIN else ""


def _table(caption: str, found: Sequence[Shown]) -> tuple[Part, ...]:
    if not found:
        return ()
    rows = [
        {
            NUMBER: str(each.kept.id),
            TO: each.to,
            TITLE: each.title,
            LINE: each.line or "–",
            DUE: moment(each.kept.post.due_at),
            REMARK: remark(each.kept) or "–",
        }
        for each in found
    ]
    lines = any(each.line for each in found)
    columns = tuple(each for each in COLUMNS if lines or each is not LINE)
    return (Table(caption, columns, tuple(tuple(row[each] for each in columns) for row in rows)),)


def _back() -> Choices:
    return Choices((ALL,))
