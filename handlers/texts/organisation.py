"""What is said of an organisation file: what it would change, what it changed, what is wrong."""

from collections.abc import Callable, Mapping
from typing import Any

from handlers.answer import Answer, Text
from handlers.organisation import Change, Fault, Kind, Plan, Problem
from handlers.organisation.file import (
    AreaRow,
    BudgetRow,
    ChannelRow,
    CoordinatorRow,
    DocumentRow,
    FinancingRow,
    PersonRow,
    RoleRow,
    Row,
    SeatRow,
)
from handlers.texts.formats import day, number, plural

PROBLEMS: Mapping[Problem, str] = {
    Problem.SYNTAX: "går inte att läsa som TOML. Ofta fattas ett citattecken eller ett "
    "likhetstecken, eller så är en nyckel skriven med å, ä eller ö utan citattecken",
    Problem.MISSING: "saknas",
    Problem.UNKNOWN_KEY: "är en nyckel som inte finns",
    Problem.TEXT: "ska vara en text inom citattecken",
    Problem.NUMBER: "ska vara ett heltal",
    Problem.DATE: "ska vara ett datum som finns, skrivet 2026-01-01 utan citattecken",
    Problem.SECTION: "ska vara ett avsnitt med rader, skrivet med dubbla hakparenteser",
    Problem.VALUE: "är tom, för lång eller av fel slag",
    Problem.HANDLE: "får bara ha små bokstäver a-z, siffror och bindestreck",
    Problem.TWICE: "finns redan längre upp i filen",
    Problem.EMAIL: "ska vara en e-postadress",
    Problem.PERSON: "är ingen person i filen eller i databasen",
    Problem.REGION: "är ingen region",
    Problem.AREA: "är ingen upphandlingsregion, A till H",
    Problem.SEAT: "är ingen stol: de är 1 till 7",
    Problem.SEAT_OVERLAP: "har redan en innehavare under samma tid längre upp i filen",
    Problem.ROLE: "är ingen roll: den kan vara kansliet, ordförande, vice-ordförande, "
    "ersättare-för-ordförande, rmc-au, lfu-kontakt, rmc-kontakt eller observatör. Ledamot blir man "
    "genom sin stol",
    Problem.COORDINATOR: "ska stå i avsnittet samordnare eller omradessamordnare",
    Problem.DESIGNATED: "saknas: för en ersättare ska det stå vem som har utsett den, med handle",
    Problem.ROLE_OVERLAP: "har någon annan under samma tid i filen. Bara en kan ha den i taget: "
    "ange med till den sista dagen för den förra",
    Problem.ROLE_TAKEN_LATER: "är den dag då någon annan får rollen enligt det som är registrerat. "
    "Bara en kan ha den i taget: ange med till en sista dag före det",
    Problem.BACKWARDS: "ligger före den första dagen",
    Problem.YEAR: "ska vara ett år mellan 2000 och 2100",
    Problem.KRONOR: 'ska vara kronor, till exempel 10_000_000 eller "10 000 000,50"',
    Problem.AMOUNT: "ange antingen belopp eller per-invanare, bara det ena",
    Problem.FIGURES: "är ett år som det inte finns folkmängd för",
    Problem.DOCUMENT: "är inget av dokumenten: programförklaring, strategier, ansvarsfördelning "
    "eller uppförandekod",
    Problem.LINK: "ska börja med https://",
    Problem.CHANNEL: "ska vara styrgruppen eller samordnare",
    Problem.TEAM: "kräver att arbetsyta är angiven överst i filen",
    Problem.ACCOUNT_TAKEN: "är redan kopplat till en annan person. Koppla bort det i chatten först",
    Problem.SEAT_LINK: "går inte att koppla härifrån längre: personen har en stol eller ett "
    "uppdrag i styrgruppen, som redan har kopplade konton. Koppla i chatten, där kansliet och "
    "ordföranden godkänner. Har varken ordföranden eller vice ordföranden ett godkänt konto, "
    "koppla någon av dem härifrån först",
    Problem.PROTOCOL: "bär en stol eller ett uppdrag i styrgruppen. Ange överst i filen det "
    "protokoll som utser ledamöterna",
}

FOREIGN = Text(
    "Filen är inte sparad i UTF-8. Jag läste den som Windows-1252: kontrollera att å, ä och ö har "
    "blivit rätt, eller spara om den i UTF-8."
)

MOST_SHOWN = 200


def planned(plan: Plan) -> Answer:
    """What a file would change, or what is wrong with it."""
    if plan.faults:
        return _faulty(plan.faults)
    if not plan.changes:
        return _nothing()
    count = _count(plan)
    return Answer("Provläsning", (Text(f"Filen ger {count}. Inget är sparat."), *_lines(plan)))


def applied(plan: Plan) -> Answer:
    """What a file changed."""
    if plan.faults:
        return _faulty(plan.faults)
    if not plan.changes:
        return _nothing()
    return Answer("Organisationen är inläst", (Text(f"{_count(plan)}."), *_lines(plan)))


def _nothing() -> Answer:
    return Answer("Inget att ändra", (Text("Allt som står i filen är redan registrerat."),))


def _faulty(faults: tuple[Fault, ...]) -> Answer:
    count = f"{len(faults)} {plural(len(faults), 'fel', 'fel')}"
    text = Text(
        f"Filen har {count}, så inget är sparat. Siffran inom hakparentes är radens nummer i sitt "
        "avsnitt, räknat från 1."
    )
    return Answer("Filen går inte att läsa in", (text, Text("\n".join(map(_fault, faults)))))


def _fault(fault: Fault) -> str:
    given = f" ”{fault.given}”" if fault.given else ""
    return f"• {fault.path}:{given} {PROBLEMS[fault.problem]}."


def _count(plan: Plan) -> str:
    count = len(plan.changes)
    return f"{count} {plural(count, 'ändring', 'ändringar')}"


def _lines(plan: Plan) -> tuple[Text, ...]:
    lines = [f"• {_line(change)}" for change in plan.changes[:MOST_SHOWN]]
    more = len(plan.changes) - MOST_SHOWN
    return (Text("\n".join([*lines, *([f"… och {more} till"] if more > 0 else [])])),)


def _line(change: Change) -> str:
    match change.kind:
        case Kind.NEW:
            return f"ny: {_words(change.row)}"
        case Kind.CHANGED:
            return f"ändrad: {_words(change.row)}"
        case Kind.LINKED:
            return f"kopplat konto: {_account(change.row)}"
        case Kind.SOUGHT:
            return (
                f"väntar på kansliets och ordförandens godkännande: kontot för {_who(change.row)}"
            )


def _who(row: Row) -> str:
    return row.person if isinstance(row, SeatRow | RoleRow) else ""


def _account(row: Row) -> str:
    return f"{row.anvandare}, {row.handle}" if isinstance(row, PersonRow) else ""


def _words(row: Row) -> str:
    return WORDS[type(row)](row)


def _since(row: SeatRow | RoleRow | CoordinatorRow | AreaRow | FinancingRow) -> str:
    return f", från {day(row.fran)}" if row.fran else ""


def _budget(row: BudgetRow) -> str:
    if row.per_invanare is not None:
        return f"budget {row.ar}: {_kronor(row.per_invanare)} per invånare"
    return f"budget {row.ar}: {_kronor(row.belopp)}"


def _kronor(value: int | str | None) -> str:
    return f"{number(value)} kr" if isinstance(value, int) else f"{value} kr"


WORDS: Mapping[type[Row], Callable[[Any], str]] = {
    PersonRow: lambda row: f"person {row.handle}, {row.titel}",
    SeatRow: lambda row: f"stol {row.stol}: {row.person}{_since(row)}",
    RoleRow: lambda row: f"roll {row.roll}: {row.person}{_since(row)}",
    CoordinatorRow: lambda row: f"regionsamordnare {row.region}: {row.person}{_since(row)}",
    AreaRow: lambda row: f"områdessamordnare {row.omrade.upper()}: {row.person}{_since(row)}",
    BudgetRow: _budget,
    FinancingRow: lambda row: f"finansieringsbeslut {row.region}: {row.diarienummer}{_since(row)}",
    DocumentRow: lambda row: f"dokument {row.nyckel}: {row.lank or 'ingen länk'}",
    ChannelRow: lambda row: f"kanal {row.nyckel}: {row.kanal}",
}
"""Each kind of row in words."""
