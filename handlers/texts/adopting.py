"""What is said when the working order is adopted (A17)."""

from governance.adoptions import Adoption
from handlers.answer import Answer, Choice, Choices, Text
from handlers.ask import Chosen
from handlers.texts.formats import moment
from handlers.texts.working_order import sources, table

ADOPT = "registrera att ett möte har antagit arbetsordningen"
PUT_TO_VOTE = "öppna en omröstning om arbetsordningen"
TITLE = "Arbetsordning för styrgruppen"


def adopted(adoption: Adoption, *, first: bool) -> Answer:
    """The receipt for an adoption by a meeting."""
    rest = (
        "Nu går det att rösta formellt."
        if first
        else "Omröstningar som redan är öppna följer den ordning de öppnades under."
    )
    text = Text(
        f"Arbetsordningen är antagen: beslut {adoption.decision}, enligt {adoption.basis}. Den "
        f"gäller från {moment(adoption.at)}. {rest}"
    )
    see = Choice("Arbetsordningen", Chosen("arbetsordning", {}))
    parts = (
        text,
        table(adoption.order, adoption.applied, "Arbetsordningen"),
        Choices((see, Choice("Ny omröstning", Chosen("omröstning ny", {}), opens_form=True))),
    )
    return Answer("Arbetsordning antagen", parts, sources(adoption.applied))
