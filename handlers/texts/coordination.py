"""What is said of those who coordinate (R5)."""

from collections.abc import Iterable

from governance.provenance import charter
from governance.regions import Region
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.ask import Chosen
from handlers.coordination import Coordinators
from handlers.texts.formats import listed

COORDINATORS = "vem som samordnar i regionerna och i upphandlingsregionerna A till H"
MOST_NAMED = 5
NOBODY = "ingen registrerad"


def everybody(regions: tuple[Region, ...], found: Coordinators) -> Answer:
    """The regional coordinators, and the area coordinators of each procurement region."""
    regional = Table(
        "Regionsamordnare",
        (Column("Region"), Column("Samordnare")),
        tuple((region.name, titles(found.of_region(region))) for region in regions),
    )
    # Facts, as a message has room for one table.
    area = Facts(
        tuple(
            Fact(f"Upphandlingsregion {letter}", _area(letter, regions, found))
            for letter in sorted({region.procurement for region in regions})
        )
    )
    missing = tuple(region.name for region in regions if not found.of_region(region))
    return Answer(
        "Samordnare",
        (*_gaps(missing), regional, Text("Områdessamordnare:"), area),
        (charter("R5"),),
    )


def of_region(region: Region, found: Coordinators) -> Answer:
    """A region's own coordinators, and those of its procurement region."""
    regional = found.of_region(region)
    gap = _gaps((region.name,)) if not regional else ()
    ways_on = Choices(
        (
            Choice("Om regionen", Chosen("region", {"region": region.name})),
            Choice("Alla samordnare", Chosen("samordnare", {})),
        )
    )
    parts = (Facts(facts(region, found)), *gap, ways_on)
    return Answer(f"Samordnare för {region.name}", parts, (charter("R5"),))


def facts(region: Region, found: Coordinators) -> tuple[Fact, ...]:
    """The two kinds of coordinator, as a region meets them."""
    area = f"Områdessamordnare (upphandlingsregion {region.procurement})"
    return (
        Fact("Regionsamordnare", titles(found.of_region(region))),
        Fact(area, titles(found.of_area(region))),
    )


def titles(found: tuple[str, ...]) -> str:
    """Those who hold a post, or that nobody does."""
    return listed(found) or NOBODY


def _area(letter: str, regions: Iterable[Region], found: Coordinators) -> str:
    members = tuple(region.name for region in regions if region.procurement == letter)
    return f"{titles(found.area.get(letter, ()))} ({listed(members)})"


def _gaps(missing: tuple[str, ...]) -> tuple[Part, ...]:
    if not missing:
        return ()
    few = listed(missing) if len(missing) <= MOST_NAMED else f"{len(missing)} av regionerna"
    told = f"Ingen regionsamordnare är registrerad för {few}."
    return (Text(f"{told} Kansliet kan lägga in en med kommandot roll."),)
