"""What is said of a meeting's room: the roll call, who presides, several proposals (D1, D2)."""

from collections.abc import Mapping

from governance.people import Person
from governance.propositions import ORDER
from governance.provenance import reading
from governance.room import presiding
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Text
from handlers.ask import Chosen
from handlers.texts import propositions, tallies, vote_buttons
from handlers.texts.formats import together
from handlers.texts.voting import heading
from handlers.vote_view import View

CALL_ROLL = "anteckna vilka som är närvarande när det röstas på ett möte"
CALL_ROLL_HINTS: Mapping[str, str] = {
    "närvarande": "Alla som är på mötet, också den som är jävig. Uppropet ersätter det förra."
}
ELECT = "anteckna vem som är vald att leda mötet i ärendet"
PROPOSE = propositions.PROPOSE
LAY_OUT = propositions.LAY_OUT


def called(view: View) -> Answer:
    """The receipt for a roll call, and whether enough are there."""
    vote, room = view.stored.vote, view.room
    if vote is None:
        raise LookupError(view.stored.id)
    source = vote.applied.source("quorum")
    there = tuple(view.title_of(each) for each in room.members if each in room.there)
    leader = presiding(room)
    count = f"{len(room.taking_part)} utan jäv av minst {vote.applied.order.quorum}"
    facts = (
        Fact("Närvarande", f"{len(there)} av {len(room.members)}: {together(there) or 'ingen'}"),
        Fact("Beslutförhet", f"{count} {tallies.mark(source)}"),
        Fact("Leder mötet", view.title_of(leader) if leader is not None else "ingen, välj någon"),
        Fact("Kvitto", view.stored.digest),
    )
    ways_on = Choices((vote_buttons.show(view.stored),))
    text = Text("Närvaron är antecknad. Ett nytt upprop ersätter det förra.")
    return Answer(heading(view.stored), (text, Facts(facts), ways_on), (source,))


def elected(view: View, person: Person) -> Answer:
    """The receipt for an election."""
    text = f"{person.title} är antecknad som vald att leda mötet i ärendet, efter ordföranden och "
    rest = "vice ordföranden."
    parts = (Text(f"{text}{rest}"), Choices((vote_buttons.show(view.stored),)))
    return Answer(heading(view.stored), parts, (reading("A6"),))


def proposed(view: View) -> Answer:
    """The receipt for a proposal, and every proposal so far."""
    stored = view.stored
    text = (
        f"Yrkandet är förslag {len(stored.proposals)}. Den som leder mötet bestämmer "
        "propositionsordningen: vilket förslag som är huvudförslag. De andra ställs mot varandra "
        "två och två, och det som vinner blir motförslag i huvudvoteringen."
    )
    choices = tuple(
        Choice(
            f"Förslag {label} är huvudförslag",
            Chosen("propositionsordning", {"nr": str(stored.id), "huvudförslag": str(label)}),
        )
        for label, _ in enumerate(stored.proposals[:5], start=1)
    )
    return Answer(
        heading(stored), (Text(text), propositions.table(stored), Choices(choices)), (ORDER,)
    )


def laid_out(view: View) -> Answer:
    """The receipt for an order of propositions."""
    stored = view.stored
    said = f"{propositions.laid_out(stored)} {propositions.step_words(stored)}"
    parts: tuple[Part, ...] = (
        Text(said),
        Text("När alla har röstat räknas steget med ”omröstning stäng”."),
        propositions.table(stored),
        Choices((vote_buttons.show(stored),)),
    )
    return Answer(heading(stored), parts, (ORDER,))
