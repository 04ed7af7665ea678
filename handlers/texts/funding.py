"""What is said of shares (R4)."""

from collections.abc import Mapping
from fractions import Fraction

from governance.funding import Apportionment, Share
from governance.regions import Region
from handlers.answer import (
    Answer,
    Choice,
    Choices,
    Column,
    Fact,
    Facts,
    Part,
    Table,
    Text,
)
from handlers.apportioning import Apportioned
from handlers.ask import Chosen
from handlers.texts.budgets import amount, decision
from handlers.texts.formats import kronor, listed, number, percent
from handlers.texts.populations import doubt, source

SHARE = "en regions andel i procent och kronor"
SHARES = "alla regioners andelar och deras summa"


def share(region: Region, shown: Apportioned) -> Answer:
    """One region's share."""
    found = shown.found
    part = found.shares[region.code]
    facts = (
        Fact("Andel", percent(part.fraction)),
        _fee(part, found),
        Fact("Folkmängd", f"{number(part.population)} av {number(found.people)}"),
        *_grounds(shown),
    )
    ways_on = Choices(
        (
            Choice("Alla andelar", Chosen("andelar", {})),
            Choice("Om regionen", Chosen("region", {"region": region.name})),
        )
    )
    return Answer(
        f"Andel för {region.name}", (Facts(facts), *_what_if(shown), ways_on), found.sources
    )


def left_out(region: Region, shown: Apportioned) -> Answer:
    """The answer when the region asked about is the one left out."""
    text = f"{region.name} är undantagen i frågan och har därför ingen andel i den."
    return Answer(f"Andel för {region.name}", (Text(text),), shown.found.sources)


def shares(shown: Apportioned, asked: Mapping[str, str]) -> Answer:
    """Every region's share, and their sum; `asked` is the question in the asker's own fields."""
    ways_on = Choices(
        (
            Choice("Visa som bild", Chosen("andelar", {**asked, "som": "bild"})),
            Choice("Hämta som CSV", Chosen("andelar", {**asked, "som": "csv"})),
        )
    )
    table = Table(caption(shown.found), _columns(shown.found), _rows(shown))
    parts: tuple[Part, ...] = (Facts(_grounds(shown)), *_what_if(shown), table, ways_on)
    return Answer(title(shown.found), parts, shown.found.sources)


def title(found: Apportionment) -> str:
    """The title of everybody's shares."""
    return f"Andelar {found.year}"


def caption(found: Apportionment) -> str:
    """What the shares are of, and on which populations they rest."""
    sum_of_money = f", {amount(found.budget)}" if found.budget else ""
    basis = f"folkmängd den 31 december {found.basis.year}"
    return f"Regionernas andelar {found.year}{sum_of_money}, {basis}"


def _columns(found: Apportionment) -> tuple[Column, ...]:
    numbers = ("Folkmängd", "Andel", *(("Belopp",) if found.budget else ()))
    return (Column("Region"), *(Column(title, numeric=True) for title in numbers))


def _rows(shown: Apportioned) -> tuple[tuple[str, ...], ...]:
    found = shown.found
    rows = [
        (shown.names[code], number(part.population), percent(part.fraction), kronor(part.amount))
        for code, part in found.shares.items()
    ]
    rows.append(("Summa", number(found.people), percent(Fraction(1)), kronor(found.total)))
    return tuple(row[: len(_columns(found))] for row in rows)


def _fee(part: Share, found: Apportionment) -> Fact:
    if found.budget is None:
        return Fact("Belopp", f"inget beslut om budget för {found.year} är registrerat")
    return Fact("Belopp", kronor(part.amount))


def _grounds(shown: Apportioned) -> tuple[Fact, ...]:
    found = shown.found
    basis = (_basis(shown), source(shown.figures))
    if found.budget is None:
        return basis
    if shown.supposed:
        return (*basis, Fact("Att fördela", f"{amount(found.budget)} (beloppet i frågan)"))
    return (
        *basis,
        Fact(f"Budget {found.year}", amount(found.budget, shown.label)),
        decision(found.budget),
    )


def _basis(shown: Apportioned) -> Fact:
    used = shown.found.basis
    chosen = "" if used.source is None else " (förvalt: senaste verifierade)"
    return Fact("Folkmängd per", f"den 31 december {used.year}{chosen}{doubt(shown.figures)}")


def _what_if(shown: Apportioned) -> tuple[Text, ...]:
    if not shown.found.without:
        return ()
    gone = listed(tuple(shown.names[code] for code in shown.found.without))
    return (Text(f"Ett tänkt fall: så blir andelarna om {gone} inte är med."),)
