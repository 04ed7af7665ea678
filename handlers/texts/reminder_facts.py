"""How a plan of reminders is put into words: what it is of, when and whom it tells, its ground."""

from collections.abc import Iterator, Mapping

from governance.duties import Kind as Duty
from governance.reminder_offsets import Offset
from governance.reminder_topics import Topic
from governance.reminders import TOLD_FROM, Kind, Plan, Told, is_told
from handlers.answer import Fact
from handlers.reminder_view import Changed, View
from handlers.texts.formats import listed, moment
from handlers.texts.reminder_offsets import offset, offsets

NAMES: Mapping[Topic, str] = {
    Kind.DUTY: "frister",
    Kind.EXIT: "utträde",
    Kind.MEETING: "möten och konferenser",
    Kind.TERM: "mandat",
    Kind.OTHER: "bevakningar",
    Kind.VOTE: "omröstningar",
    Duty.REPORT: "verksamhetsrapporten",
    Duty.PLAN: "verksamhetsplanen",
    Duty.MEETINGS: "årets sammanträden",
    Duty.CONFERENCES: "årets konferenser",
    Duty.COMMITTEE: "RMC:s arbetsutskott",
    Duty.WORKING_ORDER: "arbetsordningen",
    Duty.FINANCING: "beslut om finansiering",
    Duty.POPULATIONS: "folkmängden",
}
RECIPIENTS: Mapping[Told, str] = {
    Told.CHANNEL: "kanalen styrgruppen",
    Told.OWNER: "den som har ansvaret",
    Told.BACKUP: "reserven",
    Told.CHAIR: "ordföranden",
    Told.EVERYBODY: "alla som är kallade",
}
FROM: Mapping[Told, str] = {
    Told.BACKUP: f" från {TOLD_FROM[Told.BACKUP]} dagar före",
    Told.CHAIR: " från dagen före",
    Told.EVERYBODY: ", från dagen före",
}
"""From when they are told, in a plan that tells of anything earlier."""
SILENT = "den som inte har röstat"
WORKING_HOURS = "08–17"


def facts(shown: View) -> Iterator[Fact]:
    """A plan, its ground, and what follows it."""
    before, hour, told = row(shown)
    yield Fact("Hur långt före", before)
    yield Fact("Klockslag", hour)
    yield Fact("Till", _recipients(shown.plan) or told)
    yield Fact("Grund", _ground(shown))
    if following := duties(shown, own=False):
        yield Fact("Gäller också", following)
    if others := duties(shown, own=True):
        yield Fact("Har en egen plan", others)


def duties(shown: View, *, own: bool) -> str:
    """The duties that follow a plan, or those that could and have their own."""
    return listed(tuple(duty.value for duty, chosen in shown.duties.items() if chosen is own))


def briefly(shown: View) -> str:
    """A plan in a sentence."""
    before, hour, told = row(shown)
    return before if shown.topic is Kind.VOTE else f"{before}, kl. {hour}, till {told}"


def row(shown: View) -> tuple[str, str, str]:
    """How long before, at what hour and whom it tells."""
    before = offsets(shown.plan.offsets)
    if shown.topic is Kind.VOTE:
        return (before, WORKING_HOURS, SILENT)
    told = listed(tuple(each.value for each in shown.plan.told))
    return (before, f"{shown.plan.hour:%H.%M}", told)


def _recipients(plan: Plan) -> str:
    """Whom a plan tells, and from when those who are not told each time."""
    found = (
        RECIPIENTS[each] + ("" if all(is_told(each, one) for one in plan.offsets) else FROM[each])
        for each in plan.told
    )
    return listed(tuple(found))


def typed(shown: Plan) -> Mapping[str, str]:
    """A plan as people type it; what cannot be chosen is left out."""
    said = {
        "dagar": ", ".join(_typed(each) for each in shown.offsets),
        "klockslag": f"{shown.hour:%H:%M}",
        "till": ", ".join(each.value for each in shown.told),
    }
    return said if shown.told else {"dagar": said["dagar"]}


def _typed(each: Offset) -> str:
    return offset(each) if each.hours else each.word


def _ground(shown: View) -> str:
    """Who chose it and when, or what holds while nobody has."""
    by = "" if shown.changed is None else _by(shown.changed)
    if shown.chosen:
        return f"vald{by}"
    if shown.follows is not None:
        since = f"; den egna planen togs tillbaka{by}" if by else ""
        return f"följer {shown.follows.topic.value} ({_ground(shown.follows)}){since}"
    if by:
        return f"föreslagen; det som var valt togs tillbaka{by}"
    return "föreslagen, ingen har ändrat den"


def _by(changed: Changed) -> str:
    who = f" av {changed.by}" if changed.by else ""
    return f"{who} {moment(changed.at)}"
