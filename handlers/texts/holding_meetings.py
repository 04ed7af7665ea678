"""What is said while a meeting is held: the roll, who presides, that it is over (D1, D10, A6)."""

from collections.abc import Iterator, Mapping, Sequence

from governance.attendance import PRESIDING
from governance.meetings import MEETING_TIMES, Kind
from governance.minutes import due
from governance.people import Person
from governance.provenance import Source
from handlers.answer import Answer, Choices, Fact, Facts, Part, Text
from handlers.meeting_view import View
from handlers.texts import meeting_buttons as buttons
from handlers.texts import tallies, vote_buttons
from handlers.texts.formats import listed, weekday, weekday_moment
from handlers.texts.meeting_words import title
from handlers.texts.meetings import present
from handlers.texts.vote_facts import closing, there
from storage.stored_vote import Stored

CALL_ROLL = "anteckna vilka som är närvarande på ett möte"
ELECT = "anteckna vem som är vald att leda ett möte"
END = "avsluta ett möte, så att det räknas som hållet"

CALL_ROLL_HINTS: Mapping[str, str] = {
    "närvarande": "Alla som är på mötet, också utan rösträtt. Uppropet ersätter det förra."
}
ELECT_HINTS: Mapping[str, str] = {
    "person": "Den leder mötet när varken ordföranden eller vice ordföranden är där."
}

Reached = tuple[Sequence[Stored], Sequence[Stored]]
"""The open votes of the meeting that took something over, and those that did not."""


def called(view: View, reached: Sequence[Stored], missed: Sequence[Stored]) -> Answer:
    """The receipt for a roll call: whether enough are there, and who presides."""
    text = "Närvaron är antecknad. Ett nytt upprop ersätter det förra."
    found = view.attendance
    if found is not None and not found.quorum.met:
        text += " De närvarande är för få för att besluta."
    told = (Facts(tuple(present(view))), *_counted(view), *_votes(reached, missed))
    parts = (Text(text), *told)
    return Answer(title(view.meeting), (*parts, *buttons.rows(view)), _sources(view))


def _counted(view: View) -> Iterator[Part]:
    """That a vote is not counted anew with who is there now."""
    for each in view.counted_on_others:
        yield Text(
            f"Observera: omröstning {each.id} är räknad med {there(each)} närvarande. Uppropet "
            "ändrar inte det, och båda står i protokollet."
        )


def elected(view: View, person: Person, votes: Reached) -> Answer:
    """The receipt for an election."""
    text = f"{person.title} är antecknad som vald att leda mötet."
    leads = None if view.roll is None else view.roll.presiding
    if leads is not None and leads != person.id:
        now = view.title_of(leads)
        text += f" Nu leds det av {now}, som går före så länge hen är närvarande."
    found = tuple(present(view))
    facts = (Facts(found),) if found else ()
    parts: tuple[Part, ...] = (Text(text), *facts, *_votes(*votes), *buttons.rows(view))
    return Answer(title(view.meeting), parts, _sources(view))


def _votes(reached: Sequence[Stored], missed: Sequence[Stored]) -> Iterator[Part]:
    """Which open votes it holds in too, and which it does not."""
    if reached:
        yield Text(f"Det gäller nu också i {_named(reached)}.")
    if missed:
        yield Text(
            f"Det gick inte att föra över till {_named(missed)}: du kan inte leda ärendet. Någon "
            "annan som leder omröstningar kan anteckna det med ”närvaro”."
        )


def _named(votes: Sequence[Stored]) -> str:
    return listed(tuple(f"omröstning {each.id}" for each in votes))


def ended(view: View, votes: Sequence[Stored]) -> Answer:
    """The receipt for a meeting's end, and what is left to do."""
    meeting = view.meeting
    if meeting.kind is Kind.CONFERENCE:
        text = Text("Det är antecknat att styrgruppen deltog i konferensen.")
        ways_on = Choices((buttons.reopen(meeting), buttons.year(meeting.day.year)))
        return Answer(title(meeting), (text, ways_on), (MEETING_TIMES,))
    source = view.applied.source("approval_days")
    last = due(meeting, view.applied.order.approval_days)
    facts = (
        Fact("Slut", weekday_moment(meeting.over_at)),
        Fact("Protokollet", f"ska vara justerat senast {weekday(last)} {tallies.mark(source)}"),
        *present(view),
    )
    shown = tuple(vote_buttons.show(each) for each in votes)
    years = (buttons.reopen(meeting), buttons.year(meeting.day.year))
    ways_on = Choices((buttons.minutes(meeting), *shown, *years))
    text = Text("Mötet är avslutat. Det går inte längre att reservera sig eller ändra närvaron.")
    parts = (text, Facts(facts), *_still_open(votes), *_alone(view), ways_on)
    return Answer(title(meeting), parts, (source, *_sources(view)))


def _alone(view: View) -> Iterator[Part]:
    """That nobody is there to approve the minutes beside who presided."""
    found = view.attendance
    if found is not None and len(found.members) == 1:
        yield Text(
            "Observera: bara en ledamot är antecknad som närvarande, så protokollet får ingen "
            "andra justerare."
        )


def _still_open(votes: Sequence[Stored]) -> Iterator[Part]:
    for each in votes:
        yield Text(
            f"Observera: omröstning {each.id} är inte räknad. Den stänger "
            f"{weekday_moment(closing(each))}, och före det när alla närvarande har låst sin röst."
        )


def _sources(view: View) -> tuple[Source, ...]:
    return (view.applied.source("quorum"), PRESIDING)
