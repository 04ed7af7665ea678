"""The buttons of a vote: what can be done to it now, by whoever looks."""

from collections.abc import Iterator
from datetime import datetime

from governance.acts import State
from governance.room import Ballot, Form
from handlers.answer import Choice, Choices, Style
from handlers.ask import Chosen
from handlers.texts.formats import short
from handlers.texts.propositions import step_now
from handlers.vote_view import View
from storage.stored_vote import Stored

NEW = Choice("Ny omröstning", Chosen("omröstning ny", {}), opens_form=True)
ADOPT = Choice("Anta en arbetsordning", Chosen("arbetsordning förslag", {}), Style.PRIMARY)
LABELS = {
    Ballot.YES: "Bifall",
    Ballot.NO: "Avslag",
    Ballot.ABSTAIN: "Avstår",
    Ballot.OUT: "Deltar inte",
}
"""Drawn alike: no ballot stands out from the others."""


def shown(number: int) -> Chosen:
    """The question that shows a vote."""
    return Chosen("omröstning", {"nr": str(number)})


def show(stored: Stored) -> Choice:
    """The button that shows a vote."""
    return Choice(f"Visa omröstning {stored.id}", shown(stored.id))


def ballots(stored: Stored) -> Choices:
    """The four ballots, on the version that is shown."""
    step = step_now(stored)
    named = {} if step is None else {Ballot.YES: step.first, Ballot.NO: step.second}
    return Choices(
        tuple(
            Choice(
                f"Förslag {named[ballot]}" if ballot in named else label, _ballot(stored, ballot)
            )
            for ballot, label in LABELS.items()
        )
    )


def casting(stored: Stored) -> Choices:
    """The two casting votes."""
    return Choices(
        tuple(
            Choice(f"Utslagsröst: {ballot}", _ballot(stored, ballot))
            for ballot in (Ballot.YES, Ballot.NO)
        )
    )


def _ballot(stored: Stored, ballot: Ballot, **more: str) -> Chosen:
    version = stored.vote.version if stored.vote is not None else 1
    fields = {"nr": str(stored.id), "röst": str(ballot), "version": str(version)}
    return Chosen("rösta", {**fields, **more})


def closes_with(stored: Stored, closes_at: datetime) -> Choice:
    """The button that gives a draft another closing time."""
    fields = {"nr": str(stored.id), "stänger": f"{closes_at:%Y-%m-%d %H:%M}"}
    return Choice(f"Stäng {closes_at:%-d/%-m kl. %H.%M}", Chosen("omröstning ändra", fields))


def lock(stored: Stored, ballot: Ballot) -> Choice:
    """The button that locks a ballot as it stands."""
    sure = f"Din röst är {ballot}. En låst röst kan inte ändras."
    return Choice("Lås min röst", _ballot(stored, ballot, lås="ja"), confirm=sure)


def rows(view: View) -> tuple[Choices, ...]:
    """Every button a vote has now."""
    found = [choices for choices in _rows(view) if choices.choices]
    return tuple(found)


def _rows(view: View) -> Iterator[Choices]:
    stored = view.stored
    match view.state:
        case State.OPEN:
            if view.votes:
                yield ballots(stored)
            yield Choices(_beside(view) if view.acts else ())
            yield Choices(tuple(_leading(view)) if view.leads else ())
        case State.WAITING:
            if view.settles:
                yield casting(stored)
            elect = Chosen("mötesordförande", {"nr": str(stored.id)})
            choice = Choice("Anteckna mötesordförande", elect, opens_form=True)
            yield Choices((choice,) if view.leads else ())
        case State.CLOSED:
            mine = _afterwards(view) if view.acts else ()
            yield Choices((*_entry(view), *mine))
        case _:
            pass


def _beside(view: View) -> tuple[Choice, ...]:
    number = {"nr": str(view.stored.id)}
    per_capsulam = view.stored.draft.form is Form.CAPSULAM
    meeting = Choice(
        "Begär sammanträde",
        Chosen("begär-sammanträde", number),
        Style.DANGER,
        opens_form=True,
    )
    conflict = Choice("Anmäl jäv", Chosen("jäv", number), opens_form=True)
    tomorrow = Choice("Påminn mig i morgon", Chosen("påminn-mig", number))
    return (*((meeting,) if per_capsulam else ()), conflict, tomorrow, *_afterwards(view))


def _afterwards(view: View) -> tuple[Choice, ...]:
    number = {"nr": str(view.stored.id)}
    return (
        Choice("Reservera mig", Chosen("reservera-mig", number), opens_form=True),
        Choice("Anteckna till protokollet", Chosen("anteckna", number), opens_form=True),
    )


def _entry(view: View) -> tuple[Choice, ...]:
    if not view.decision:
        return ()
    return (Choice(f"Beslut {view.decision}", Chosen("beslut", {"vilket": view.decision})),)


def _leading(view: View) -> Iterator[Choice]:
    number = {"nr": str(view.stored.id)}
    if view.stored.draft.form is Form.MEETING:
        yield Choice("Närvaro", Chosen("närvaro", number), opens_form=True)
    yield Choice("Förläng", Chosen("omröstning förläng", number), opens_form=True)
    yield Choice("Rätta", Chosen("omröstning rätta", number), opens_form=True)
    yield Choice("Avbryt", Chosen("omröstning avbryt", number), Style.DANGER, opens_form=True)
    label = "Stäng i förtid" if view.stored.ordering is None else "Räkna steget"
    yield Choice(label, Chosen("omröstning stäng", number))


def draft(view: View) -> tuple[Choices, ...]:
    """What can be done to a draft by whoever looks."""
    number = {"nr": str(view.stored.id)}
    title = short(view.stored.draft.title)
    opening = Choice(
        "Öppna",
        Chosen("omröstning öppna", number),
        Style.PRIMARY,
        confirm=f"Omröstningen om {title} öppnas och alla ledamöter får veta det.",
    )
    drop = Choice("Avbryt", Chosen("omröstning avbryt", number), Style.DANGER, opens_form=True)
    edit = change(view.stored)
    if view.leads:
        return (Choices((opening, edit, drop)),)
    return (Choices((edit,)),) if view.drafts else ()


def change(stored: Stored) -> Choice:
    """The button that changes a draft."""
    chosen = Chosen("omröstning ändra", {"nr": str(stored.id)})
    return Choice("Ändra", chosen, opens_form=True)
