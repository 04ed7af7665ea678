"""What a vote looks like: in the channel, in a member's own messages, and when it is asked for."""

from collections.abc import Iterator, Sequence

from governance.acts import State
from governance.counting import decided
from governance.drafts import Shown
from governance.matters import MATTERS, OUTSIDE_FRAME, Purpose, outside_frame
from governance.provenance import Source, charter
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.texts import propositions, tallies, vote_buttons, vote_facts, vote_members
from handlers.texts.formats import short, weekday_moment
from handlers.vote_view import View
from storage.stored_vote import Stored

VOTE = "en omröstning, eller alla som är på gång"
FEW = 3


def votes(views: Sequence[View]) -> Answer:
    """The votes that go on, and the latest that are over."""
    if not views:
        text = Text("Ingen omröstning är förberedd eller öppen.")
        return Answer("Omröstningar", (text, Choices((vote_buttons.NEW,))), (charter("R11"),))
    shown = tuple(
        Choice(f"Omröstning {each.stored.id}", vote_buttons.shown(each.stored.id))
        for each in views[:FEW]
    )
    parts = (_table(views), Choices((*shown, vote_buttons.NEW)))
    return Answer("Omröstningar", parts, (charter("R11"),))


def _table(views: Sequence[View]) -> Table:
    rows = tuple(
        (
            str(each.stored.id),
            short(each.stored.draft.title),
            vote_facts.STATES[each.state],
            weekday_moment(vote_facts.closing(each.stored)),
        )
        for each in views
    )
    titles = (Column("Rubrik"), Column("Läge"), Column("Stänger"))
    return Table("Omröstningar", (Column("Nr", numeric=True), *titles), rows)


def vote(view: View) -> Answer:
    """A vote that has been opened, or broken off, as it stands."""
    stored = view.stored
    parts: tuple[Part, ...] = (
        *_headline(view),
        Text(stored.draft.proposal),
        Facts(tuple(vote_facts.of_vote(view))),
        *propositions.parts(stored),
        *vote_members.parts(view),
        *vote_buttons.rows(view),
    )
    return Answer(heading(stored), parts, sources(view))


def heading(stored: Stored) -> str:
    """A vote's number and title."""
    return f"Omröstning {stored.id}: {stored.draft.title}"


def _headline(view: View) -> Iterator[Part]:
    match view.state:
        case State.OPEN:
            yield from _settled(view)
        case State.WAITING:
            yield Text(waits_for(view))
        case State.CLOSED:
            yield from outcome(view)
        case State.CANCELLED:
            yield Text(broken_off(view.stored))
        case State.MEETING_REQUESTED:
            yield Text(stopped(view.stored))
        case _:
            yield Text("Omröstningen är stängd och räknas.")


def _settled(view: View) -> Iterator[Part]:
    """The word that no missing ballot can change the outcome; which it is only where it shows."""
    stored = view.stored
    found = None if stored.vote is None else decided(stored.vote.applied, view.room)
    if found is None or stored.ordering is not None:
        return
    shown = stored.draft.shown is Shown.RUNNING
    so_far = f": {tallies.WORDS[found]}" if shown else ""
    why = "De röster som saknas kan inte ändra utfallet" if view.room.silent else "Alla har röstat"
    yield Text(
        f"Avgjord enligt nuläget{so_far}. {why}, men röster kan ändras tills omröstningen stänger."
    )


def waits_for(view: View) -> str:
    """Whom a tie waits for."""
    found = view.stored.result.casting if view.stored.result is not None else None
    if found is None or found.person is None:
        return (
            "Rösterna är lika och ingen leder mötet i ärendet. Anteckna vem som är vald att leda "
            "det med ”mötesordförande”."
        )
    return f"Rösterna är lika. {view.title_of(found.person)} leder mötet och ger utslagsrösten."


def broken_off(stored: Stored) -> str:
    """That a vote is broken off, and why."""
    why = stored.ending or "tiden gick ut innan alla förslag hade prövats. Inget är beslutat."
    return f"Omröstningen är avbruten. Skäl: {why}"


def stopped(stored: Stored) -> str:
    """That a meeting has been asked for."""
    counter = f" Motförslag: {stored.ending}" if stored.ending else ""
    return f"Ett sammanträde är begärt, så ärendet tas upp på ett möte i stället.{counter}"


def outcome(view: View) -> Iterator[Part]:
    """What a vote came to: the outcome, its proof, and the head of its chain."""
    stored = view.stored
    if stored.result is None:
        return
    yield Text(verdict(view))
    facts = (
        Fact("Beräkning", tallies.proof(stored.result)),
        *_beyond(stored),
        vote_facts.chain(stored),
    )
    yield Facts(facts)


def came_to(view: View) -> str:
    """What a count came to: the outcome, or what a step of several did."""
    stored = view.stored
    match stored.state:
        case State.CLOSED:
            return verdict(view)
        case State.WAITING:
            return waits_for(view)
        case State.CANCELLED:
            return f"{propositions.step_result(stored)} {broken_off(stored)}"
        case _:
            return f"{propositions.step_result(stored)} {propositions.step_words(stored)}"


def verdict(view: View) -> str:
    """The outcome in words, with its number in the register."""
    stored = view.stored
    said = tallies.outcome(stored.result.outcome) if stored.result is not None else ""
    said = propositions.won(stored) or said
    if stored.draft.purpose is Purpose.PREPARATION:
        body = MATTERS[stored.draft.matter].body
        number = f" Beredning {view.decision}." if view.decision else ""
        return f"{said}{number} Det är en beredning, inte ett beslut: ärendet beslutas av {body}."
    return f"{said} Beslut {view.decision}." if view.decision else said


def _beyond(stored: Stored) -> tuple[Fact, ...]:
    amount = stored.draft.amount
    if amount is None or not outside_frame(amount, stored.frame):
        return ()
    return (Fact("Märkning", f"utanför resursram {tallies.mark(OUTSIDE_FRAME)}"),)


def sources(view: View) -> tuple[Source, ...]:
    """What a vote stands on: whose matter it is, the order's terms, the count's own grounds."""
    stored = view.stored
    rule = MATTERS[stored.draft.matter]
    counted = tallies.sources(stored.result) if stored.result is not None else ()
    running = () if stored.vote is None or counted else (stored.vote.applied.source("quorum"),)
    return tuple(dict.fromkeys((rule.source, *counted, *running)))
