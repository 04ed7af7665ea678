"""How figures, days and shares are written in Swedish."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import parse_pattern

SWEDISH = Locale("sv", "SE")
INTEGER = parse_pattern("#,##0")
KRONOR = parse_pattern("#,##0.00")
PERCENT = parse_pattern("0.00000")
ELLIPSIS = 40
MOST_NAMED = 2


@lru_cache(maxsize=4096)
def number(value: int) -> str:
    """A whole number: 10 587 710."""
    return str(INTEGER.apply(value, SWEDISH))


@lru_cache(maxsize=4096)
def kronor(ore: int) -> str:
    """Kronor and öre: 1 349 324,83 kr."""
    return f"{KRONOR.apply(Decimal(ore).scaleb(-2), SWEDISH)}\u00a0kr"


@lru_cache(maxsize=4096)
def percent(fraction: Fraction) -> str:
    """A share in percent rounded to five decimals: 13,49324 %."""
    hundred_thousandths = round(fraction * 10**7)
    return f"{PERCENT.apply(Decimal(hundred_thousandths).scaleb(-5), SWEDISH)}\u00a0%"


@lru_cache(maxsize=1024)
def day(value: date) -> str:
    """A day in words: den 31 mars 2027."""
    return format_date(value, "'den' d MMMM y", locale=SWEDISH)


@lru_cache(maxsize=1024)
def weekday(value: date) -> str:
    """A day in words with its weekday: lördag den 31 mars 2029."""
    return format_date(value, "EEEE 'den' d MMMM y", locale=SWEDISH)


def moment(value: datetime) -> str:
    """A moment in words: den 31 mars 2027 kl. 08.00."""
    return format_datetime(value, "'den' d MMMM y 'kl.' HH.mm", locale=SWEDISH, tzinfo=value.tzinfo)


@lru_cache(maxsize=1024)
def weekday_moment(value: datetime) -> str:
    """A moment in words with its weekday: tisdag den 8 december 2026 kl. 15.00."""
    return f"{weekday(value.date())} kl. {value:%H.%M}"


def days_left(days: int) -> str:
    """How far away a day is."""
    near = {-1: "i går", 0: "i dag", 1: "i morgon"}
    if days in near:
        return near[days]
    return f"om {number(days)} dagar" if days > 0 else f"för {number(-days)} dagar sedan"


def plural(count: int, one: str, many: str) -> str:
    """The word that goes with a count."""
    return one if count == 1 else many


def listed(items: tuple[str, ...], last: str = "och") -> str:
    """Items in a sentence: a, b och c."""
    if len(items) < 2:  # noqa: PLR2004 - two is what a list takes
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def many(items: tuple[str, ...]) -> str:
    """The first of perhaps many items, and how many more there are: a, b och 7 till.

    Items that hold commas themselves are kept apart by more than commas.
    """
    more = len(items) - MOST_NAMED
    shown = (*items[:MOST_NAMED], f"{more} till") if more > 0 else items
    if not any("," in each for each in shown):
        return listed(shown)
    return f"{together(shown[:-1])} och {shown[-1]}" if more > 0 else together(shown)


def together(titles: Iterable[str]) -> str:
    """Titles side by side; they may hold commas themselves."""
    return "; ".join(titles)


def short(text: str) -> str:
    """What somebody wrote, cut to what fits a sentence."""
    return text if len(text) <= ELLIPSIS else f"{text[: ELLIPSIS - 1]}…"
