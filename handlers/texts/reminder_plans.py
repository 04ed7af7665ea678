"""What is said of the plans of reminders, and of how a person wants theirs (Inställning)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from governance.digests import DIGESTS, Wish
from governance.nudges import NUDGES
from governance.reminders import PLANS, REMINDERS, TOLD_FROM, Kind, Offset, Plan, Told
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.ask import Chosen
from handlers.texts.formats import listed, many, weekday_moment
from handlers.texts.reminder_offsets import offset, offsets

PLANS_SHOWN = "när och vem boten påminner, och hur du själv vill ha det"
CHANGE = "ändra när och vem boten påminner om något"
MINE = "välj hur du vill ha påminnelser i direktmeddelanden: på, sammandrag eller av"

NAMES: Mapping[Kind, str] = {
    Kind.DUTY: "frister",
    Kind.EXIT: "utträde",
    Kind.MEETING: "möten och konferenser",
    Kind.TERM: "mandat",
    Kind.OTHER: "bevakningar",
    Kind.VOTE: "omröstningar",
}
RECIPIENTS: Mapping[Told, str] = {
    Told.CHANNEL: "kanalen styrgruppen",
    Told.OWNER: "den som har ansvaret",
    Told.BACKUP: f"reserven från {TOLD_FROM[Told.BACKUP]} dagar före",
    Told.CHAIR: "ordföranden från dagen före",
    Told.EVERYBODY: "alla som är kallade, från dagen före",
}
WISHES: Mapping[Wish, str] = {
    Wish.ON: "Du får påminnelser i direktmeddelanden.",
    Wish.DIGEST: "Du får påminnelserna samlade i ett sammandrag på måndagar.",
    Wish.OFF: "Du får inga påminnelser i direktmeddelanden.",
}
BUTTONS: Mapping[Wish, str] = {
    Wish.ON: "Påminn mig direkt",
    Wish.DIGEST: "Samla mina på måndagar",
    Wish.OFF: "Inga till mig",
}
MOVED = Text(
    "Är dagen ingen arbetsdag går påminnelsen ut den sista arbetsdagen före. Av flera som har "
    "missats skickas bara den senaste. Sammandraget går ut i kanalen på måndagar kl. 08.00."
)
VOTES = Text(
    "Den som inte har röstat påminns när halva tiden har gått, 48 timmar före och 4 timmar före "
    "stängningen, kl. 08–17 på arbetsdagar. De tiderna är fasta."
)
CHANNEL = "Det som går till kanalen påverkas inte, och inte heller kallelser och omröstningar."


@dataclass(frozen=True, slots=True)
class Coming:
    """A reminder to come: what it is about, when it goes out, and to whom."""

    title: str
    at: datetime
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The plan of a kind as it holds."""

    kind: Kind
    plan: Plan

    @property
    def chosen(self) -> bool:
        """Whether it is another than the proposed one."""
        return self.plan != PLANS[self.kind]


def plans(shown: Sequence[Shown], wish: Wish | None, *, changeable: bool) -> Answer:
    """Every plan, and what whoever asks has chosen for themselves."""
    columns = tuple(Column(each) for each in ("Sak", "Hur långt före", "Klockslag", "Till"))
    rows = tuple((each.kind.value, *_row(each.plan)) for each in shown)
    own = () if wish is None else (Text(f"{WISHES[wish]} {CHANNEL}"), Choices(_wishes(wish)))
    see = tuple(
        Choice(NAMES[each.kind].capitalize(), Chosen("påminnelser", {"sak": each.kind.value}))
        for each in shown
    )
    change = (_change({}),) if changeable else ()
    parts = (Table("Påminnelser", columns, rows), MOVED, VOTES, *own, Choices((*see, *change)))
    return Answer("Påminnelser", parts, (REMINDERS, DIGESTS, NUDGES))


def plan(shown: Shown, coming: Sequence[Coming], *, changeable: bool) -> Answer:
    """The plan of one kind, and the reminders to come."""
    parts = (_facts(shown), *_coming(coming), Choices(_ways_on(shown, changeable=changeable)))
    return Answer(f"Påminnelser: {NAMES[shown.kind]}", parts, (REMINDERS,))


def fixed() -> Answer:
    """The times of the nudges, which are no plan."""
    everything = Choice("Alla påminnelser", Chosen("påminnelser", {}))
    return Answer("Påminnelser: omröstningar", (VOTES, Choices((everything,))), (NUDGES,))


def changed(shown: Shown, coming: Sequence[Coming]) -> Answer:
    """The receipt for a plan chosen."""
    done = Text("Ändringen är sparad, och påminnelserna som väntar följer den.")
    parts = (done, _facts(shown), *_coming(coming), Choices(_ways_on(shown, changeable=True)))
    return Answer(f"Påminnelser: {NAMES[shown.kind]}", parts, (REMINDERS,))


def wished(wish: Wish) -> Answer:
    """The receipt for what a person chooses."""
    return Answer(
        "Mina påminnelser",
        (Text(WISHES[wish]), Text(CHANNEL), Choices(_wishes(wish))),
        (REMINDERS,),
    )


def typed(shown: Plan) -> Mapping[str, str]:
    """A plan as people type it."""
    return {
        "dagar": ", ".join(_typed(each) for each in shown.offsets),
        "klockslag": f"{shown.hour:%H:%M}",
        "till": ", ".join(each.value for each in shown.told),
    }


def otherwise(kind: Kind, plan: Plan) -> Choice:
    """The button that writes a plan that was not taken otherwise."""
    return _change({"sak": kind.value, **typed(plan)})


def _facts(shown: Shown) -> Facts:
    before, hour, _ = _row(shown.plan)
    told = tuple(RECIPIENTS[each] for each in shown.plan.told)
    facts = (
        Fact("Hur långt före", before),
        Fact("Klockslag", hour),
        Fact("Till", listed(told)),
        Fact("Grund", "valt av kansliet" if shown.chosen else "botens förslag"),
    )
    return Facts(facts)


def _coming(coming: Sequence[Coming]) -> tuple[Part, ...]:
    if not coming:
        return (Text("Just nu finns inget att påminna om."),)
    columns = tuple(Column(each) for each in ("När", "Gäller", "Till"))
    rows = tuple((weekday_moment(each.at), each.title, many(each.to)) for each in coming)
    return (Table("Härnäst", columns, rows),)


def _row(shown: Plan) -> tuple[str, str, str]:
    told = listed(tuple(each.value for each in shown.told))
    return (offsets(shown.offsets), f"{shown.hour:%H.%M}", told)


def _typed(each: Offset) -> str:
    return offset(each) if each.hours else each.word


def _ways_on(shown: Shown, *, changeable: bool) -> tuple[Choice, ...]:
    everything = Choice("Alla påminnelser", Chosen("påminnelser", {}))
    if not changeable:
        return (everything,)
    kind = {"sak": shown.kind.value}
    proposed = {**kind, **typed(PLANS[shown.kind])}
    back = (Choice("Som boten föreslår", Chosen("påminnelser ändra", proposed)),)
    return (_change(kind), *(back if shown.chosen else ()), everything)


def _change(kind: Mapping[str, str]) -> Choice:
    return Choice("Ändra", Chosen("påminnelser ändra", kind), opens_form=True)


def _wishes(wish: Wish) -> tuple[Choice, ...]:
    return tuple(
        Choice(BUTTONS[each], Chosen("påminnelser mina", {"vill": each.value}))
        for each in Wish
        if each is not wish
    )
