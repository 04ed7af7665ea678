"""What is said of a meeting's minutes, and of their approval (D10)."""

from collections.abc import Iterator, Mapping, Sequence

from governance.agenda import Item, ItemKind
from handlers.answer import (
    Answer,
    Choice,
    Choices,
    Column,
    Document,
    Fact,
    Facts,
    Part,
    Style,
    Table,
    Text,
)
from handlers.ask import Chosen
from handlers.minutes_view import Minutes
from handlers.texts import meeting_buttons as buttons
from handlers.texts import minutes_approval, tallies
from handlers.texts.formats import weekday
from handlers.texts.meeting_words import KINDS, lower_title, when, where
from handlers.texts.meetings import present
from handlers.texts.minutes_file import MEDIA, markdown
from handlers.texts.vote_facts import STATES, there
from handlers.texts.voting import verdict
from handlers.vote_view import View as VoteView

MINUTES_LINE = "protokollet från ett möte, sammanställt av det som är registrerat"
APPROVE = "justera protokollet från ett möte där du var med"
APPROVE_HINTS: Mapping[str, str] = {
    "lydelse": "Det protokoll du har läst. Knappen fyller i det; tomt betyder som det är nu."
}
BY_ONE = (
    "Du har justerat protokollet som det är nu. Ändras det innan båda har justerat, till exempel "
    "av en text till en reservation, får du justera på nytt."
)
BY_BOTH = (
    "Protokollet är justerat av båda. Texter till reservationer och anteckningar kan inte ändras "
    "längre."
)
FEW = 10


def shown(found: Minutes) -> Answer:
    """A meeting's minutes in short, with the whole of them as a file."""
    view = found.meeting
    facts = (
        Fact("När", when(view.meeting)),
        Fact("Plats", where(view.meeting)),
        *present(view),
        *minutes_approval.approval(found),
    )
    parts: tuple[Part, ...] = (
        *(Text(each) for each in minutes_approval.what_is_left(found)),
        Facts(facts),
        *_items(found),
        *_capsulam(found),
        _file(found),
        _choices(found),
    )
    return Answer(
        f"Protokoll från {lower_title(view.meeting)}", parts, minutes_approval.sources(found)
    )


def listed(found: Sequence[Minutes]) -> Answer:
    """Which minutes there are, the newest first."""
    if not found:
        text = Text("Inget möte är avslutat än, så det finns inget protokoll.")
        return Answer("Protokoll", (text, Choices((buttons.ALL,))))
    rows = tuple(
        (
            str(each.meeting.meeting.number),
            weekday(each.meeting.meeting.day),
            minutes_approval.in_short(each),
        )
        for each in found[:FEW]
    )
    columns = (Column("Möte", numeric=True), Column("Dag"), Column("Läge"))
    choices = tuple(
        Choice(f"Protokoll {row[0]}", Chosen("protokoll", {"nr": row[0]})) for row in rows[:5]
    )
    parts = (Table("Protokoll", columns, rows), Choices((*choices, buttons.ALL)))
    return Answer("Protokoll", parts, minutes_approval.sources(found[0]))


def approved(found: Minutes, digest: str) -> Answer:
    """The receipt for an approval."""
    whole = found.approved_at is not None
    text = BY_BOTH if whole else BY_ONE
    facts = (*minutes_approval.approval(found), Fact("Kontrollsumma", digest))
    ways_on = Choices((buttons.minutes(found.meeting.meeting), buttons.ALL))
    left = (Text(each) for each in minutes_approval.missing(found))
    parts: tuple[Part, ...] = (Text(text), *left, Facts(facts), ways_on)
    return Answer(
        f"Protokoll från {lower_title(found.meeting.meeting)}",
        parts,
        minutes_approval.sources(found),
    )


def _items(found: Minutes) -> Iterator[Part]:
    rows = [(str(item.position), item.title, _came_to(found, item)) for item in found.meeting.items]
    rows += [("", each.stored.draft.title, _voted(each)) for each in found.beside]
    if rows:
        columns = (Column("§", numeric=True), Column("Ärende"), Column("Utfall"))
        yield Table("Ärenden", columns, tuple(rows))
    else:
        yield Text("Inga ärenden är registrerade.")


def _came_to(found: Minutes, item: Item) -> str:
    vote = found.vote_of(item)
    if vote is not None:
        return _voted(vote)
    return "inget beslut registrerat" if item.kind is ItemKind.DECISION else KINDS[item.kind]


def _voted(vote: VoteView) -> str:
    if vote.stored.result is None:
        return f"Omröstning {vote.stored.id}: {STATES[vote.state]}."
    return f"{verdict(vote)} Omröstning {vote.stored.id}, {there(vote.stored)} närvarande."


def _capsulam(found: Minutes) -> Iterator[Part]:
    if found.capsulam:
        columns = (Column("Beslut"), Column("Rubrik"), Column("Utfall"))
        rows = tuple(
            (str(each.entry.number), each.entry.title, tallies.outcome(each.entry.outcome))
            for each in found.capsulam
        )
        yield Table("Per capsulam sedan förra mötet", columns, rows)


def _file(found: Minutes) -> Document:
    return Document(f"protokoll-{found.meeting.meeting.number}.md", MEDIA, markdown(found))


def _choices(found: Minutes) -> Choices:
    number = {"nr": str(found.meeting.meeting.number), "lydelse": found.edition}
    sure = "Du intygar att protokollet stämmer. Det går inte att ta tillbaka."
    approves = Choice("Justera", Chosen("protokoll justera", number), Style.PRIMARY, confirm=sure)
    mine = found.meeting.viewer.person in found.to_approve
    return Choices((*((approves,) if mine else ()), buttons.show(found.meeting.meeting)))
