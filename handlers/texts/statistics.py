"""What is said when SCB gave no figures."""

from collections.abc import Mapping
from enum import StrEnum

from handlers.statistics import Trouble

BY_HAND = (
    "Du kan också hämta tabellen på statistikdatabasen.scb.se, spara den som JSON-stat 2 och "
    "importera filen."
)
REFUSALS: Mapping[StrEnum, str] = {
    Trouble.UNREACHABLE: f"SCB gick inte att nå ({{address}}). Försök igen senare. {BY_HAND}",
    Trouble.SLOW: f"SCB svarade inte inom {{seconds}} sekunder. Försök igen senare. {BY_HAND}",
    Trouble.NO_TABLE: "SCB har inte längre tabellen {table}. Den kan ha bytt namn; säg till den "
    f"som sköter programmet. {BY_HAND}",
    Trouble.TOO_OFTEN: "SCB tar inte emot fler frågor just nu. Försök igen om {seconds} sekunder.",
    Trouble.REFUSED: "SCB avvisade frågan (svar {status}). SCB:s egna ord: {detail}",
    Trouble.DOWN: f"SCB har ett fel hos sig (svar {{status}}). Försök igen senare. {BY_HAND}",
    Trouble.NO_YEAR: "SCB:s tabell {table} har inte folkmängden för {year}; den senaste är "
    "{latest}. Nya uppgifter brukar komma i februari.",
}
