"""What only Slack says: labels on its buttons and windows."""

from handlers.answer import Text

SHOW_IN_CHANNEL = "Visa i kanalen"
CONFIRM = "Ja"
DENY = "Nej"
CANCEL = "Avbryt"
CLOSE = "Stäng"
ANSWER = "Hållbar"
MORE_THAN_FITS = "… Resten får inte plats här. Fråga om mindre i taget."
ALL_AS_SHEET = "Visa allt som CSV"
NOT_IN_CHANNEL = Text(
    "Filen går inte att visa här, för Hållbar är inte med i kanalen. Bjud in med /invite @Hållbar."
)


def file_follows(name: str) -> str:
    """What stands in a message for a file that comes in the direct message."""
    return f"{name} kommer i ditt direktmeddelande med Hållbar."


def rows_left_out(count: int) -> str:
    """What stands below a table for the rows it has no room for."""
    rows = "1 rad" if count == 1 else f"{count} rader"
    return f"… och {rows} till."


def shown_by(user: str) -> str:
    """Who showed an answer to the channel; `user` is a mention."""
    return f"Visas av {user}"
