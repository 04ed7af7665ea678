"""Who pays what: `andel` and `andelar` (R4)."""

from typing import Annotated

from handlers.answer import Answer
from handlers.apportioning import Apportioned, Asked, apportion
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import PLACED, Arguments, RegionName, Year, one_of
from handlers.kronor import Kronor
from handlers.naming import region_named, regions_named
from handlers.texts import funding as texts
from handlers.texts import share_files
from storage.archive import Archive


class WhatIf(Arguments):
    """What shares can be asked about: another year, amount or population, fewer regions."""

    år: Annotated[Year | None, PLACED] = None
    belopp: Kronor | None = None
    folkmängd: Year | None = None
    utan: RegionName | None = None


class OneShare(WhatIf):
    """`andel`: one region's share."""

    region: Annotated[RegionName, PLACED]


class AllShares(WhatIf):
    """`andelar`: every region's share, perhaps as a file."""

    som: Annotated[str, *one_of("tabell", "bild", "csv")] = "tabell"


def share(ask: Ask[OneShare], archive: Archive) -> Answer:
    """One region's share of the year's budget, or of the amount asked about."""
    region = region_named(ask.arguments.region, "region", archive)
    shown = _apportion(ask.arguments, ask.day.year, archive)
    if region.code not in shown.found.shares:
        return texts.left_out(region, shown)
    return texts.share(region, shown)


def all_shares(ask: Ask[AllShares], archive: Archive) -> Answer:
    """Every region's share, with their sum."""
    shown = _apportion(ask.arguments, ask.day.year, archive)
    match ask.arguments.som:
        case "csv":
            return share_files.shares_as_csv(shown)
        case "bild":
            return share_files.shares_as_picture(shown)
        case _:
            return texts.shares(shown, ask.fields)


def _apportion(asked: WhatIf, this_year: int, archive: Archive) -> Apportioned:
    without = regions_named(asked.utan, "utan", archive) if asked.utan is not None else ()
    codes = tuple(dict.fromkeys(region.code for region in without))
    year = asked.år or this_year
    return apportion(Asked(year, asked.belopp, asked.folkmängd, codes), archive)


COMMANDS = (
    Command(
        ("andel",),
        texts.SHARE,
        OneShare,
        share,
        example="andel Region Skåne",
        aliases=("share",),
    ),
    Command(
        ("andelar",),
        texts.SHARES,
        AllShares,
        all_shares,
        example="andelar belopp 12 000 000 utan Gotland",
        aliases=("shares",),
    ),
)
