"""What is said of what waits for somebody in the year's duties."""

from datetime import date

from governance.regions import Region
from handlers.answer import Choice
from handlers.ask import Chosen
from handlers.texts.notice_buttons import show
from handlers.texts.waiting import Item


def to_receive(year: int, region: Region) -> Item:
    """A report that one's own region has been sent."""
    fields = {"år": str(year), "region": region.name}
    received = Choice(f"Mottagen, {region.name}", Chosen("rapport mottagen", fields))
    what = f"Verksamhetsrapporten {year}"
    return Item(what, region.name, "bekräfta att den är mottagen", received)


def to_rule(number: int, region: str) -> Item:
    """A notice of exit that waits for one's answer."""
    return Item(f"Utträde {number}", region, "svara från när det får verkan", show(number))


def to_confirm(number: int, region: str, day: date) -> Item:
    """A notice of exit that the steering group has not confirmed; the day is a setting."""
    does = "skriv in styrgruppens bekräftelse, påminnelse"
    return Item(f"Utträde {number}", region, does, show(number), day, planned=True)
