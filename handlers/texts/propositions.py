"""What is said of several proposals, two at a time (propositionsordning, D2)."""

from collections.abc import Iterator

from governance.propositions import Step, StepKind, StepResult, next_step
from handlers.answer import Column, Fact, Facts, Part, Table
from handlers.texts.formats import listed
from storage.stored_vote import Stored

PROPOSE = "lägg fram ett eget förslag (yrkande) på ett möte"
LAY_OUT = "bestäm propositionsordningen när det finns flera förslag"
KINDS = {
    StepKind.COUNTER: "Val av motförslag",
    StepKind.MAIN: "Huvudvotering",
}


def step_now(stored: Stored) -> Step | None:
    """The step that is voted on now; None when there is one proposal, or all is done."""
    if stored.ordering is None:
        return None
    return next_step(stored.ordering, [each.winner for each in stored.steps])


def step_words(stored: Stored) -> str:
    """The step that is voted on now, and what the ballots mean in it."""
    step = step_now(stored)
    if step is None:
        return ""
    return (
        f"Steg {step.number}, {KINDS[step.kind].lower()}: bifall är förslag {step.first}, avslag "
        f"är förslag {step.second}."
    )


def step_result(stored: Stored) -> str:
    """What the last step came to."""
    return result_words(stored.steps[-1])


def result_words(found: StepResult) -> str:
    """What a step came to."""
    winner = "inget förslag" if found.winner is None else f"förslag {found.winner}"
    counted = found.tally.counts
    for_each = f"{counted.yes} för förslag {found.step.first}, {counted.no} för {found.step.second}"
    return f"{KINDS[found.step.kind]}: {winner} vann ({for_each})."


def won(stored: Stored) -> str:
    """What several proposals came to; nothing when there was one."""
    if not stored.steps:
        return ""
    winner = stored.steps[-1].winner
    if winner is None:
        return "Inget av förslagen bifölls."
    return f"Förslag {winner} vann huvudvoteringen och bifölls: {stored.proposals[int(winner) - 1]}"


def parts(stored: Stored) -> Iterator[Part]:
    """The proposals when there are several, and how far they have come."""
    if len(stored.proposals) == 1:
        return
    yield table(stored)
    facts = (
        *((Fact("Propositionsordning", laid_out(stored)),) if stored.ordering else ()),
        *(Fact(f"Steg {each.step.number}", result_words(each)) for each in stored.steps),
        *((Fact("Nu", step_words(stored)),) if step_now(stored) is not None else ()),
    )
    if facts:
        yield Facts(facts)


def table(stored: Stored) -> Table:
    """Every proposal by its number."""
    numbered = enumerate(stored.proposals, start=1)
    rows = tuple((str(label), proposal) for label, proposal in numbered)
    return Table("Förslag", (Column("Nr", numeric=True), Column("Förslag")), rows)


def laid_out(stored: Stored) -> str:
    """The order in words."""
    if stored.ordering is None:
        return ""
    counters = listed(tuple(f"förslag {label}" for label in stored.ordering.counters))
    return f"Huvudförslag är förslag {stored.ordering.main}. Motförslag: {counters}."
