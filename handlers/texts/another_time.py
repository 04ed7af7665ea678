"""What is said of another time than now, to whoever asks at it."""

from datetime import datetime

from handlers.another_time import FIRST, LAST, Wrong, WrongTime
from handlers.cleaning import clean
from handlers.texts.formats import day, short

EXAMPLE = "2027-03-31T08:00"


def wrong(error: WrongTime) -> str:
    """Why a time cannot be asked at."""
    given = f"”{short(clean(error.given))}”"
    match error.wrong:
        case Wrong.UNREADABLE:
            return f"{given} är ingen tid. Skriv till exempel {EXAMPLE}"
        case Wrong.OUT_OF_REACH:
            return (
                f"{given} går inte att välja. Skriv en tid från {FIRST}, då samarbetsformerna är "
                f"daterade, till {LAST}."
            )
        case Wrong.SKIPPED:
            return (
                f"{given} finns inte. Natten då sommartiden börjar går klockan från 02.00 till "
                "03.00."
            )


def either(first: datetime) -> str:
    """Which of two is taken, and how the other is written."""
    second = first.replace(fold=1).isoformat(timespec="minutes")
    return (
        f"Klockan är {first:%H.%M} två gånger {day(first.date())}, natten då sommartiden slutar. "
        f"Här gäller den första gången; den andra skrivs {second}"
    )
