"""What is said, before a meeting, of who comes to it and whether they are enough (D1)."""

from collections.abc import Iterator, Mapping, Sequence

from governance.attendance import Reach
from governance.meetings import Kind, State
from governance.provenance import Source
from handlers.answer import Fact
from handlers.meeting_view import View
from handlers.texts import tallies
from handlers.texts.formats import together

BEFORE = frozenset({State.PLANNED, State.CALLED})
REACHES: Mapping[Reach, str] = {
    Reach.ENOUGH: "nås",
    Reach.POSSIBLE: "kan nås",
    Reach.SHORT: "nås inte",
}
"""Whether the members will be enough, as it stands after "Beslutförhet"."""


def coming(view: View, *, asked: bool = False) -> Iterator[Fact]:
    """Who of the members comes, whether they will be enough, and who is invited beside them.

    Where the meeting itself is shown, `asked` says that the members are: that none of them has
    answered is said then too, and who has not, but to a channel only how many.
    """
    if _counted(view, asked=asked):
        yield from _members(view, named=asked and not view.viewer.to_all)
    if view.called.beside:
        yield Fact("Adjungerade", together(_beside(view)))
    if view.state in BEFORE:
        yield from _own(view, asked=asked)


def all_asked(view: View) -> bool:
    """Whether everybody has been asked to answer: nobody is called to a conference."""
    return view.state is State.CALLED or view.meeting.kind is Kind.CONFERENCE


def grounds(view: View, *, asked: bool = False) -> tuple[Source, ...]:
    """What it stands on whether the members will be enough, where that is said."""
    is_said = _counted(view, asked=asked) and _quorum_is_told(view)
    return (view.outlook.quorum.source,) if is_said else ()


def _counted(view: View, *, asked: bool) -> bool:
    return view.state in BEFORE and (asked or view.outlook.answered)


def _quorum_is_told(view: View) -> bool:
    """Whether the answers tell of the quorum: once the roll is called, that does."""
    return view.meeting.kind is Kind.MEETING and view.roll is None


def _members(view: View, *, named: bool) -> Iterator[Fact]:
    found, everybody = view.outlook, len(view.called.members)
    if found.coming:
        count = f"{len(found.coming)} av {everybody}"
        yield Fact("Kommer", f"{count}: {_titles(view, found.coming)}")
    if found.away:
        yield Fact("Kommer inte", f"{len(found.away)}: {_titles(view, found.away)}")
    if not found.answered:
        yield Fact("Har svarat", f"ingen av {everybody}")
    elif found.silent:
        who = f": {_titles(view, found.silent)}" if named else f" av {everybody}"
        yield Fact("Har inte svarat", f"{len(found.silent)}{who}")
    if _quorum_is_told(view):
        yield Fact("Beslutförhet", _enough(view))


def _enough(view: View) -> str:
    found, mark = view.outlook, tallies.mark(view.outlook.quorum.source)
    needs = found.quorum.needs
    if found.reach is Reach.UNSET:
        unset = "inget antal är bestämt förrän en arbetsordning är antagen"
        return f"{unset}, minst {needs} föreslås {mark}"
    comes = f"{found.quorum.has} av {len(view.called.members)} kommer och minst {needs} behövs"
    return f"{REACHES[found.reach]}, {comes} {mark}"


def _beside(view: View) -> Iterator[str]:
    """Those without a seat, each with the answer: they are not counted."""
    for person in view.called.beside:
        said = view.called.replies.get(person) if view.state in BEFORE else None
        answer = "" if said is None else " (kommer)" if said else " (kommer inte)"
        yield f"{view.title_of(person)}{answer}"


def _own(view: View, *, asked: bool) -> Iterator[Fact]:
    person = view.viewer.person
    if person is None or person not in view.called.everybody:
        return
    said = view.called.replies.get(person)
    if said is not None:
        yield Fact("Ditt svar", "du kommer" if said else "du kommer inte")
    elif asked:
        yield Fact("Ditt svar", "du har inte svarat än, säg gärna om du kommer")


def _titles(view: View, persons: Sequence[int]) -> str:
    return together(view.title_of(each) for each in persons)
