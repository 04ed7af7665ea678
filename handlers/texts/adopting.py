"""What is said when the working order is adopted (A17)."""

from collections.abc import Mapping

from governance.adoptions import Adoption
from handlers.answer import Answer, Choice, Choices, Text
from handlers.ask import Chosen
from handlers.texts.formats import moment
from handlers.texts.working_order import sources

ADOPT = "registrera att ett möte har antagit arbetsordningen"
PUT_TO_VOTE = "öppna en omröstning om arbetsordningen"
ADOPT_HINTS: Mapping[str, str] = {
    "protokoll": "Protokollet och paragrafen, till exempel 2026-11-20 § 4.",
    "datum": "Dagen då den antogs, om protokollet inte börjar med den.",
}
VOTE_HINTS: Mapping[str, str] = {
    "stänger": "Tidigast efter den minsta tiden i förslaget, till exempel 2026-12-08 15:00.",
    "kontakt": "Vem som svarar på frågor.",
}
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
    new = Choice("Ny omröstning", Chosen("omröstning ny", {}), opens_form=True)
    return Answer("Arbetsordning antagen", (text, Choices((see, new))), sources(adoption.applied))
