"""What is said of the plans of reminders (Inställning)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from governance.digests import DIGESTS, Wish
from governance.nudges import NUDGES, Nudge
from governance.reminder_topics import Topic, kind_of
from governance.reminders import REMINDERS, Kind, Plan
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.ask import Chosen
from handlers.reminder_view import Coming, View
from handlers.texts.formats import many, weekday_moment
from handlers.texts.reminder_facts import NAMES, SILENT, briefly, duties, facts, row, typed
from handlers.texts.reminder_wishes import own
from handlers.texts.voting import heading
from storage.stored_vote import Stored

PLANS_SHOWN = "när och vem boten påminner, och hur du själv vill ha det"
CHANGE = "ändra när och vem boten påminner om något"
TAKE_BACK = "ta tillbaka det som har valts: det blir som boten föreslår, eller som för de övriga"

MOVED = Text(
    "Är dagen ingen arbetsdag går påminnelsen ut den sista arbetsdagen före. Av flera som har "
    "missats skickas bara den senaste. Sammandraget går ut i kanalen på måndagar kl. 08.00."
)
VOTES = Text(
    "Den som inte har röstat påminns på arbetsdagar kl. 08–17, högst en gång om dagen och aldrig "
    "efter stängningen."
)
FOLLOWED: Mapping[bool, str] = {
    True: "Ändringen är sparad, och omröstningar som pågår följer den från nu.",
    False: "Ändringen är sparad, och påminnelserna som väntar följer den.",
}
"""What a change leads to, of votes and of all else."""


def plans(shown: Sequence[View], wish: Wish | None, *, changeable: bool) -> Answer:
    """Every plan, and what whoever asks has chosen for themselves."""
    columns = tuple(Column(each) for each in ("Sak", "Hur långt före", "Klockslag", "Till"))
    rows = tuple((each.topic.value, *row(each)) for each in shown)
    following = tuple(
        Fact(f"Som {each.topic.value}", words)
        for each in shown
        if (words := duties(each, own=False))
    )
    see = tuple(show(each.topic) for each in shown)
    change = (_change({}),) if changeable else ()
    parts = (
        Table("Påminnelser", columns, rows),
        *((Facts(following, "Utan egen plan"),) if following else ()),
        MOVED,
        VOTES,
        *own(wish),
        Choices((*see, *change)),
    )
    return Answer("Påminnelser", parts, (REMINDERS, DIGESTS, NUDGES))


def plan(shown: View, coming: Sequence[Coming], *, changeable: bool) -> Answer:
    """The plan of one topic, and the reminders to come."""
    return _answer(shown, coming, (), _changes(shown) if changeable else ())


def changed(shown: View, before: View, coming: Sequence[Coming]) -> Answer:
    """The receipt for a plan chosen or taken back."""
    text = f"{FOLLOWED[shown.topic is Kind.VOTE]} Förut: {briefly(before)}."
    return _answer(shown, coming, (Text(text),), (*_changes(shown), *_again(before)))


def unchanged(shown: View, coming: Sequence[Coming]) -> Answer:
    """That a plan is as it was to be already."""
    done = Text("Så är det redan, så inget är ändrat.")
    return _answer(shown, coming, (done,), _changes(shown))


def nudge(stored: Stored, found: Nudge) -> Coming:
    """A nudge to come."""
    return Coming(heading(stored), found.at, (SILENT,))


def show(topic: Topic) -> Choice:
    """The button that shows a plan."""
    name = NAMES[topic]
    return Choice(f"{name[0].upper()}{name[1:]}", Chosen("påminnelser", {"sak": topic.value}))


def otherwise(topic: Topic, plan: Plan) -> Choice:
    """The button that writes a plan that was not taken otherwise."""
    return _change({"sak": topic.value, **typed(plan)})


def _answer(
    shown: View,
    coming: Sequence[Coming],
    lead: tuple[Part, ...],
    ways_on: Iterable[Choice],
) -> Answer:
    parts = (
        *lead,
        Facts(tuple(facts(shown))),
        *((VOTES,) if shown.topic is Kind.VOTE else ()),
        *_coming(coming),
        Choices((*ways_on, *_elsewhere(shown))),
    )
    source = NUDGES if shown.topic is Kind.VOTE else REMINDERS
    return Answer(f"Påminnelser: {NAMES[shown.topic]}", parts, (source,))


def _coming(coming: Sequence[Coming]) -> tuple[Part, ...]:
    if not coming:
        return (Text("Just nu finns inget att påminna om."),)
    columns = tuple(Column(each) for each in ("När", "Gäller", "Till"))
    rows = tuple((weekday_moment(each.at), each.title, many(each.to)) for each in coming)
    return (Table("Härnäst", columns, rows),)


def _changes(shown: View) -> Iterator[Choice]:
    """The buttons that change a plan."""
    sak = {"sak": shown.topic.value}
    yield _change(sak)
    if shown.chosen:
        kind = kind_of(shown.topic)
        label = "Som boten föreslår" if kind == shown.topic else f"Som övriga {NAMES[kind]}"
        yield Choice(label, Chosen("påminnelser ångra", sak))


def _again(before: View) -> Iterator[Choice]:
    """The button that chooses what was chosen before."""
    if before.chosen:
        fields = {"sak": before.topic.value, **typed(before.plan)}
        yield Choice("Som förut", Chosen("påminnelser ändra", fields))


def _elsewhere(shown: View) -> Iterator[Choice]:
    """The buttons that show what has to do with a plan."""
    yield from map(show, shown.duties)
    if shown.follows is not None:
        yield show(shown.follows.topic)
    yield Choice("Alla påminnelser", Chosen("påminnelser", {}))


def _change(fields: Mapping[str, str]) -> Choice:
    return Choice("Ändra", Chosen("påminnelser ändra", fields), opens_form=True)
