"""What is said of a person's own address to the calendar."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from governance.provenance import Source, setting
from handlers.answer import Answer, Choice, Choices, Secret, Style, Text
from handlers.ask import Chosen
from handlers.calendar_reasons import Reason
from handlers.texts.formats import moment

OWN = "din egen kalenderadress, med frister, möten och omröstningar"
RENEW = "en ny kalenderadress i stället för den du har"
CLOSE = "stäng av din kalenderadress"

NAME = "Hållbar: samarbetets år"
"""What the calendar is called where it is shown."""
FEEDS: Source = setting("kalender")
REFUSALS: Mapping[StrEnum, str] = {
    Reason.NO_PUBLIC_URL: "Boten har ingen adress som en kalender kan nå. Be den som sköter "
    "programmet att ange den i inställningen HALLBAR_PUBLIC_URL.",
}

RENEWAL = Choice(
    "Byt adress",
    Chosen("kalender ny", {}),
    confirm="Den adress du har slutar gälla direkt. Vill du byta?",
)
CLOSING = Choice(
    "Stäng av",
    Chosen("kalender av", {}),
    Style.DANGER,
    confirm="Kalendern slutar att uppdateras hos dig. Vill du stänga av den?",
)


def given(address: str, year: int) -> Answer:
    """The address, told this one time."""
    how = Text(
        "Lägg till adressen i Outlook, Google Kalender eller telefonens kalender, som en kalender "
        "att prenumerera på. Då ser du frister, möten, mandat som går ut och när omröstningar "
        "stänger, och ändringar kommer av sig själva."
    )
    told = Secret(address, stored="Adressen visas bara en gång.")
    care = Text(
        "Adressen är din egen och visas bara nu. Alla som har den kan läsa kalendern, så lämna den "
        "inte vidare. Den slutar gälla när du inte längre har någon roll eller när ditt konto "
        "kopplas bort."
    )
    ways_on = Choices((RENEWAL, CLOSING, _wheel(year)))
    return Answer("Din kalender", (how, told, care, ways_on), (FEEDS,))


def held(since: datetime) -> Answer:
    """That there is an address, which is not told again."""
    text = Text(
        f"Du fick din kalenderadress {moment(since)}. Den visas bara en gång. Har du inte kvar den "
        "kan du byta till en ny."
    )
    return Answer("Din kalender", (text, Choices((RENEWAL, CLOSING))), (FEEDS,))


def closed() -> Answer:
    """The address that was is no more."""
    text = Text("Din kalenderadress är avstängd. Ta bort kalendern där du har lagt till den.")
    return Answer("Kalendern är avstängd", (text, Choices((_another(),))), (FEEDS,))


def none_held() -> Answer:
    """There was no address."""
    text = Text("Du har ingen kalenderadress att stänga av.")
    return Answer("Din kalender", (text, Choices((_another(),))), (FEEDS,))


def file_name(year: int | None) -> str:
    """What the calendar's file is called."""
    return "kalender.ics" if year is None else f"kalender-{year}.ics"


def _another() -> Choice:
    return Choice("Ny kalenderadress", Chosen("kalender", {}))


def _wheel(year: int) -> Choice:
    return Choice(f"Årshjul {year}", Chosen("årshjul", {"år": str(year)}))
