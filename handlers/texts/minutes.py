"""What is said of a meeting's minutes, and of their approval (D10)."""

from collections.abc import Iterator, Sequence
from datetime import date

from governance.agenda import Item, ItemKind
from governance.meetings import State
from governance.minutes import due
from governance.provenance import Source
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
from handlers.texts import tallies
from handlers.texts.formats import moment, together, weekday
from handlers.texts.meeting_words import KINDS, lower_title, when, where
from handlers.texts.meetings import present
from handlers.texts.minutes_file import MEDIA, markdown
from handlers.texts.vote_facts import STATES
from handlers.texts.voting import verdict
from handlers.vote_view import View as VoteView

MINUTES_LINE = "protokollet från ett möte, sammanställt av det som är registrerat"
APPROVE = "justera protokollet från ett möte där du var med"
FEW = 10


def shown(found: Minutes) -> Answer:
    """A meeting's minutes in short, with the whole of them as a file."""
    view = found.meeting
    facts = (
        Fact("När", when(view.meeting)),
        Fact("Plats", where(view.meeting)),
        *present(view),
        *_approval(found),
    )
    going_on = view.state is not State.HELD
    parts: tuple[Part, ...] = (
        *((Text("Mötet är inte avslutat, så protokollet är ett utkast."),) if going_on else ()),
        Facts(facts),
        *_items(found),
        *_capsulam(found),
        _file(found),
        _choices(found),
    )
    return Answer(f"Protokoll från {lower_title(view.meeting)}", parts, _sources(found))


def listed(found: Sequence[Minutes]) -> Answer:
    """Which minutes there are, the newest first."""
    if not found:
        text = Text("Inget möte är avslutat än, så det finns inget protokoll.")
        return Answer("Protokoll", (text, Choices((buttons.ALL,))))
    rows = tuple(
        (str(each.meeting.meeting.number), weekday(each.meeting.meeting.day), _standing(each))
        for each in found[:FEW]
    )
    columns = (Column("Möte", numeric=True), Column("Dag"), Column("Läge"))
    choices = tuple(
        Choice(f"Protokoll {row[0]}", Chosen("protokoll", {"nr": row[0]})) for row in rows[:5]
    )
    parts = (Table("Protokoll", columns, rows), Choices((*choices, buttons.ALL)))
    return Answer("Protokoll", parts, _sources(found[0]))


def approved(found: Minutes, digest: str) -> Answer:
    """The receipt for an approval."""
    whole = found.approved_at is not None
    text = "Du har justerat protokollet." if not whole else "Protokollet är justerat av båda."
    rest = " Texter till reservationer och anteckningar kan inte ändras längre." if whole else ""
    facts = (*_approval(found), Fact("Kontrollsumma", digest))
    ways_on = Choices((buttons.minutes(found.meeting.meeting), buttons.ALL))
    parts = (Text(f"{text}{rest}"), Facts(facts), ways_on)
    return Answer(f"Protokoll från {lower_title(found.meeting.meeting)}", parts, _sources(found))


def _standing(found: Minutes) -> str:
    if found.approved_at is not None:
        return f"justerat {moment(found.approved_at)}"
    return f"inte justerat, senast {weekday(_due(found))}"


def _due_words(found: Minutes) -> str:
    mark = tallies.mark(_source(found))
    passed = _due(found) < found.meeting.at.date()
    said = "skulle ha justerats" if passed else "ska justeras"
    return f"{said} senast {weekday(_due(found))} {mark}"


def _approval(found: Minutes) -> Iterator[Fact]:
    for each in found.approvals:
        yield Fact("Justerat av", f"{found.meeting.title_of(each.person)}, {moment(each.at)}")
    if found.approved_at is not None:
        return
    titles = together(found.meeting.title_of(person) for person in found.to_approve)
    by = f", av {titles}" if titles and found.approvals else ""
    whose = "" if found.approvals else ", av den som ledde mötet och en justerare till"
    yield Fact("Justering", f"{_due_words(found)}{by or whose}")


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
    return f"{verdict(vote)} Omröstning {vote.stored.id}."


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
    number = {"nr": str(found.meeting.meeting.number)}
    sure = "Du intygar att protokollet stämmer. Det går inte att ta tillbaka."
    approves = Choice("Justera", Chosen("protokoll justera", number), Style.PRIMARY, confirm=sure)
    mine = found.meeting.viewer.person in found.to_approve
    return Choices((*((approves,) if mine else ()), buttons.show(found.meeting.meeting)))


def _due(found: Minutes) -> date:
    return due(found.meeting.meeting, found.meeting.applied.order.approval_days)


def _source(found: Minutes) -> Source:
    return found.meeting.applied.source("approval_days")


def _sources(found: Minutes) -> tuple[Source, ...]:
    return (_source(found),)
