"""What only Slack says: labels on its buttons and windows."""

SHOW_IN_CHANNEL = "Visa i kanalen"
CONFIRM = "Ja"
DENY = "Nej"
CANCEL = "Avbryt"
CLOSE = "Stäng"
ANSWER = "Hållbar"
MORE_THAN_FITS = "… Resten får inte plats här. Fråga om mindre i taget, eller hämta som CSV."


def file_follows(name: str) -> str:
    """What stands in a message for a file that comes in the direct message."""
    return f"{name} kommer i ditt direktmeddelande med Hållbar."


def rows_left_out(count: int) -> str:
    """What stands below a table for the rows it has no room for."""
    rows = "1 rad" if count == 1 else f"{count} rader"
    return f"… och {rows} till. Hämta som CSV för att se allt."


def shown_by(user: str) -> str:
    """Who showed an answer to the channel; `user` is a mention."""
    return f"Visas av {user}"
