"""Shares as a file and as a picture (R4)."""

from governance.funding import Apportionment, Share
from handlers.answer import Answer, Text
from handlers.apportioning import Apportioned
from handlers.drawings import Bar, Picture
from handlers.texts.formats import kronor, percent
from handlers.texts.funding import caption, title
from handlers.texts.sheets import sheet


def shares_as_csv(shown: Apportioned) -> Answer:
    """Every region's share as a file: exact kronor, populations and basis."""
    found = shown.found
    heading = ("kod", "region", "folkmängd", "basdatum", "andel_procent", "belopp_kr")
    rows = (_row(shown.names[part.region], part, found) for part in found.shares.values())
    document = sheet(f"andelar-{found.year}.csv", heading, rows)
    return Answer(title(found), (Text(f"{caption(found)}."), document), found.sources)


def _row(name: str, part: Share, found: Apportionment) -> tuple[str | int, ...]:
    fee = f"{part.amount // 100},{part.amount % 100:02d}" if found.budget else ""
    fraction = percent(part.fraction).removesuffix("%").rstrip()
    return (part.region, name, part.population, f"{found.basis.year}-12-31", fraction, fee)


def shares_as_picture(shown: Apportioned) -> Answer:
    """Every region's share as bars, the largest first."""
    found = shown.found
    largest_first = sorted(found.shares.values(), key=lambda part: -part.population)
    bars = tuple(
        Bar(shown.names[part.region], part.population, _bar_value(part, found))
        for part in largest_first
    )
    alt = "Stapeldiagram över andelarna. " + "; ".join(f"{bar.label} {bar.value}" for bar in bars)
    picture = Picture(f"andelar-{found.year}.png", caption(found), f"{alt}.", bars)
    return Answer(title(found), (Text(f"{caption(found)}."), picture), found.sources)


def _bar_value(part: Share, found: Apportionment) -> str:
    fee = f" · {kronor(part.amount)}" if found.budget else ""
    return f"{percent(part.fraction)}{fee}"
