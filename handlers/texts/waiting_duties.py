"""What is said of what waits for somebody in the year's duties."""

from governance.provenance import charter
from governance.regions import Region
from governance.reminders import last_day
from governance.steps import Turn
from governance.withdrawal import WAITING
from handlers.answer import Choice
from handlers.ask import Chosen
from handlers.duty_view import View
from handlers.exit_reminders import Unconfirmed
from handlers.texts import duty_words as words
from handlers.texts.duties import show as show_duty
from handlers.texts.duties import sources
from handlers.texts.notice_buttons import show
from handlers.texts.waiting import Item


def to_do(view: View, *, dated: bool) -> Item:
    """A duty that is left to do. Its date is no limit here: nothing is called late."""
    found = view.duty
    first, *more = found.missing
    steps = f" och {len(more)} steg till" if more else ""
    does = f"saknas: {words.left(first, view)}{steps}; på tur: {words.turn(view)}"
    does, last = (f"{does}; datum:", found.last_day) if dated else (does, None)
    what = (f"Frist {found.number}", words.name(found))
    stated = sources((view,))
    return Item(*what, does, show_duty(found.number), last, planned=True, sources=stated)


def to_receive(year: int, region: Region) -> Item:
    """A report that one's own region has been sent."""
    fields = {"år": str(year), "region": region.name}
    received = Choice(f"Mottagen, {region.name}", Chosen("rapport mottagen", fields))
    what = f"Verksamhetsrapporten {year}"
    return Item(what, region.name, "bekräfta att den är mottagen", received)


def to_rule(number: int, region: str) -> Item:
    """A notice of exit that waits for one's answer."""
    return Item(f"Utträde {number}", region, "svara från när det får verkan", show(number))


def to_confirm(found: Unconfirmed, region: str) -> Item:
    """A notice of exit that the steering group has not confirmed; the day is a setting."""
    turn = words.who(Turn.STEERING_GROUP)
    does = f"saknas: styrgruppens skriftliga bekräftelse; på tur: {turn}; påminnelse:"
    what = (f"Utträde {found.number}", region)
    day, stated = last_day(found.subject), (charter("R25"), WAITING)
    return Item(*what, does, show(found.number), day, planned=True, sources=stated)
