"""Shares as a file and as a picture (R4)."""

import csv
import io

from governance.funding import Apportionment, Share
from handlers.answer import Answer, Bar, Document, Picture, Text
from handlers.apportioning import Apportioned
from handlers.texts.formats import kronor, percent
from handlers.texts.funding import caption, sources, title


def shares_as_csv(shown: Apportioned) -> Answer:
    """Every region's share as a file: exact kronor, populations and basis."""
    found = shown.found
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["kod", "region", "folkmängd", "basdatum", "andel_procent", "belopp_kr"])
    for code, part in found.shares.items():
        fee = f"{part.amount // 100},{part.amount % 100:02d}" if found.budget else ""
        people = [part.population, f"{found.basis.year}-12-31"]
        fraction = percent(part.fraction).removesuffix("%").rstrip()
        writer.writerow([code, shown.names[code], *people, fraction, fee])
    # The byte order mark tells spreadsheets that the text is UTF-8.
    document = Document(f"andelar-{found.year}.csv", "text/csv", "\ufeff" + out.getvalue())
    return Answer(title(found), (Text(f"{caption(found)}."), document), sources(found))


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
    return Answer(title(found), (Text(f"{caption(found)}."), picture), sources(found))


def _bar_value(part: Share, found: Apportionment) -> str:
    fee = f" · {kronor(part.amount)}" if found.budget else ""
    return f"{percent(part.fraction)}{fee}"
