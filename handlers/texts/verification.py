"""What is said when the records have been checked."""

from collections.abc import Mapping

from handlers.answer import Answer, Fact, Facts, Text
from handlers.texts.formats import number
from storage.journal import Broken, Fault

FAULTS: Mapping[Fault, str] = {
    Fault.CHAIN: "Kedjan är bruten vid rad {row} i tabellen {table}: den raden är ändrad, flyttad "
    "eller borttagen, eller står på en annans plats.",
    Fault.ANCHOR: "Kedjan hänger ihop, men den kontrollsumma du angav finns inte i den. Antingen "
    "är historien omskriven eller avkortad sedan den lämnades ut, eller så är den fel avskriven.",
    Fault.ALTERED: "Rad {row} i tabellen {table} är ändrad sedan den skrevs (post {sequence} i "
    "journalen).",
    Fault.MISSING: "Rad {row} i tabellen {table} saknas, men journalen har den (post {sequence}).",
    Fault.ADDED: "Rad {row} i tabellen {table} finns inte i journalen: den är inlagd vid sidan av.",
    Fault.UNREADABLE: "Händelsen på rad {row} i tabellen {table} går inte att läsa, eller så "
    "tillåter reglerna den inte där den står.",
    Fault.MISCOUNTED: "Resultatet på rad {row} i tabellen {table} är ett annat än det som rösterna "
    "ger när de räknas om.",
    Fault.HEAD: "Omröstning {row} har färre eller andra händelser än dess kedja säger.",
}
"""The first thing found wrong, in words."""

WHAT_NOW = (
    "Ändra ingenting i databasen. Ta en kopia av den som den är och jämför med den senaste "
    "säkerhetskopian som går att kontrollera."
)


def broken(found: Broken) -> Answer:
    """The first break, and what to do."""
    return Answer("Något stämmer inte", (Text(said(found)), Text(WHAT_NOW)))


def said(found: Broken) -> str:
    """The first break, in one sentence."""
    return FAULTS[found.fault].format(
        table=found.table, row=found.row, sequence=found.sequence or "okänd"
    )


def whole(entries: int, head: str, *, anchored: bool) -> Answer:
    """Nothing found; the head is what a later check can be held against."""
    linked = "Varje post hänger ihop med den före, och varje uppgift är som den skrevs."
    held = " Kontrollsumman du angav finns i kedjan." if anchored else ""
    facts = Facts((Fact("Poster", number(entries)), Fact("Senaste kontrollsumma", head)))
    later = Text(
        "Spara kontrollsumman utanför databasen. Med ”hallbar verify --anchor” och den syns det "
        "om något före den har skrivits om."
    )
    return Answer("Journalen är hel", (Text(linked + held), facts, later))
