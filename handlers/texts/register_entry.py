"""What is said of one entry of the register: what was decided, on what ground, with what proof."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from governance.decisions import REGISTER, Entry, FollowUp
from governance.matters import MATTERS, Purpose
from governance.people import Person
from governance.provenance import Source
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Text
from handlers.ask import Chosen
from handlers.texts import register as pages
from handlers.texts import tallies, vote_buttons, vote_members
from handlers.texts.formats import day
from handlers.vote_view import View as VoteView
from storage.register import Registered


@dataclass(frozen=True, slots=True)
class View:
    """An entry with its follow-up and its vote; None where it has none."""

    registered: Registered
    follow_up: FollowUp | None
    vote: VoteView | None
    people: Mapping[int, Person]
    today: date
    may_follow_up: bool

    @property
    def entry(self) -> Entry:
        """What the register holds."""
        return self.registered.entry

    def titles(self, persons: tuple[int, ...]) -> str:
        """People by title."""
        return "; ".join(self.people[person].title for person in persons)


def entry(view: View) -> Answer:
    """An entry, with all that it rests on."""
    parts: tuple[Part, ...] = (
        Text(view.entry.text),
        Facts(tuple(_facts(view))),
        *(vote_members.parts(view.vote) if view.vote is not None else ()),
        *_follow_up(view),
        _buttons(view),
    )
    return Answer(_title(view), parts, _sources(view))


def followed(view: View) -> Answer:
    """The receipt for a follow-up."""
    parts = (Text("Uppföljningen är antecknad."), *_follow_up(view), _buttons(view))
    return Answer(_title(view), parts, (REGISTER,))


def _title(view: View) -> str:
    word = "Beslut" if view.entry.kind is Purpose.DECISION else "Beredning"
    return f"{word} {view.entry.number}: {view.entry.title}"


def _facts(view: View) -> Iterator[Fact]:
    entry = view.entry
    yield Fact("Dag", day(entry.day))
    yield Fact("Ärende", pages.kind(entry))
    yield Fact("Utfall", tallies.outcome(entry.outcome))
    if entry.kind is Purpose.PREPARATION:
        yield Fact("Beslutas av", str(MATTERS[entry.matter].body))
    protocol = "protokoll " if view.registered.vote is None else ""
    yield Fact("Grund", f"{protocol}{entry.basis}")
    for label, value in (
        ("Föredragande", entry.presented_by),
        ("Beslutade", view.titles(entry.deciders)),
        ("Deltog utan att besluta", view.titles(entry.beside)),
    ):
        if value:
            yield Fact(label, value)
    yield from _proof(view)


def _proof(view: View) -> Iterator[Fact]:
    """The count anybody can check, and the digest that a later check is held against."""
    if view.vote is not None and view.vote.stored.result is not None:
        yield Fact("Bevis", tallies.proof(view.vote.stored.result))
    if view.registered.proof:
        yield Fact("Kontrollsumma vid räkningen", view.registered.proof)


def _follow_up(view: View) -> tuple[Part, ...]:
    found = view.follow_up
    if found is None:
        return ()
    told = (
        ("Läge", pages.follow_up(found, view.today)),
        ("Granskas", day(found.review) if found.review else ""),
        ("Diarienummer", found.reference),
        ("Formellt beslut i värd eller region", found.formal_decision),
    )
    facts = tuple(Fact(label, value) for label, value in told if value)
    return (Facts(facts, "Uppföljning"),)


def _buttons(view: View) -> Choices:
    number = {"nr": str(view.entry.number)}
    follow_up = Choice("Följ upp", Chosen("beslut följ-upp", number), opens_form=True)
    return Choices(
        (
            *((vote_buttons.show(view.vote.stored),) if view.vote is not None else ()),
            *((follow_up,) if view.may_follow_up else ()),
            Choice("Alla beslut", Chosen("beslut", {})),
        )
    )


def _sources(view: View) -> tuple[Source, ...]:
    result = view.vote.stored.result if view.vote is not None else None
    counted = () if result is None else tallies.sources(result)
    return tuple(dict.fromkeys((REGISTER, MATTERS[view.entry.matter].source, *counted)))
