"""The regions: `region`, `regioner` and `samordnare` (R2, R5)."""

from typing import Annotated

from handlers.answer import Answer
from handlers.apportioning import Asked, apportion
from handlers.ask import Ask
from handlers.command import Command
from handlers.coordination import coordinators
from handlers.financing_decisions import decision_of
from handlers.kinds import PLACED, Arguments, Nothing, RegionName
from handlers.naming import region_named
from handlers.texts import coordination
from handlers.texts import regions as texts
from storage import regions
from storage.archive import Archive


class OneRegion(Arguments):
    """`region`: a region's card."""

    region: Annotated[RegionName, PLACED]


class AnyRegion(Arguments):
    """`samordnare`: everybody who coordinates, or a region's own."""

    region: Annotated[RegionName | None, PLACED] = None


def card(ask: Ask[OneRegion], archive: Archive) -> Answer:
    """What there is to know of a region, on one card."""
    region = region_named(ask.arguments.region, "region", archive)
    shown = apportion(Asked(ask.day.year), archive)
    facts = texts.CardFacts(
        shown=shown,
        coordinators=coordinators(ask.day, archive),
        neighbours=tuple(
            each.name
            for each in regions.load(archive)
            if each.procurement == region.procurement and each.code != region.code
        ),
        financing=decision_of(region.code, ask.day, archive),
    )
    return texts.card(region, facts)


def all_regions(ask: Ask[Nothing], archive: Archive) -> Answer:
    """The regions, with the words and codes that mean them."""
    return texts.all_regions(regions.load(archive), ask.day)


def coordinating(ask: Ask[AnyRegion], archive: Archive) -> Answer:
    """Who coordinates."""
    found = coordinators(ask.day, archive)
    if ask.arguments.region is None:
        return coordination.everybody(regions.load(archive), found)
    region = region_named(ask.arguments.region, "region", archive)
    return coordination.of_region(region, found)


COMMANDS = (
    Command(
        ("region",),
        texts.CARD,
        OneRegion,
        card,
        example="region Region Skåne",
    ),
    Command(
        ("regioner",),
        texts.ALL,
        Nothing,
        all_regions,
        example="regioner",
        aliases=("regions",),
    ),
    Command(
        ("samordnare",),
        coordination.COORDINATORS,
        AnyRegion,
        coordinating,
        example="samordnare Region Skåne",
        aliases=("coordinators",),
    ),
)
