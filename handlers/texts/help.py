"""What the manual says around what the command table tells."""

from collections.abc import Mapping, Sequence

from governance.people import RIGHTS, Role
from governance.provenance import Source
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Text
from handlers.ask import Chosen, PlaceKind
from handlers.command import AnyCommand, Parameter
from handlers.texts.expected import noun
from handlers.texts.formats import listed
from handlers.texts.people import ANY_ROLE, holders, roles_of_right

HELP = "alla kommandon, eller hur ett av dem skrivs"

GROUPS: Mapping[str, tuple[str, ...]] = {
    "Börja här": (
        "start",
        "waiting",
        "help",
    ),
    "Andelar och budget": (
        "funding",
        "budgets",
        "populations",
        "financing",
        "frames",
    ),
    "Styrgruppen och arbetsordningen": (
        "steering",
        "working_order",
        "adopting",
    ),
    "Frister och kalender": (
        "year",
        "duties",
        "wheel",
        "calendars",
    ),
    "Rapporter och planer": (
        "reports",
        "report_regions",
        "plans",
        "plan_areas",
    ),
    "Utträden": (
        "withdrawals",
        "withdrawal_edits",
    ),
    "Regionerna": ("regions",),
    "Regler och dokument": (
        "charter",
        "documents",
    ),
    "Personer, roller och kanaler": (
        "people",
        "entries",
        "links",
        "link_rulings",
    ),
    "Omröstningar och jäv": (
        "voting",
        "drafting",
        "editing",
        "opening",
        "leading",
        "rooms",
        "casting",
        "meeting_requests",
        "conflicts",
        "statements",
    ),
    "Möten och protokoll": (
        "meetings",
        "planning_meetings",
        "moving_meetings",
        "proposed_year",
        "agendas",
        "item_edits",
        "calling",
        "attending",
        "holding_meetings",
        "resuming_meetings",
        "minutes",
    ),
    "Beslut och rådgivande frågor": (
        "register",
        "polls",
    ),
    "Påminnelser och utskick": (
        "reminders",
        "reminder_wishes",
        "posts",
    ),
}
"""The manual's groups, each with the concepts whose commands it holds."""
OF_CONCEPT = {concept: name for name, concepts in GROUPS.items() for concept in concepts}


def overview(
    own: Mapping[str, Sequence[AnyCommand]],
    others: Mapping[frozenset[Role], Sequence[AnyCommand]],
    place: PlaceKind,
) -> Answer:
    """Every command with what it does: first what the asker may do, then what others may."""
    first = "hallbar ask" if place is PlaceKind.TERMINAL else "/hallbar"
    intro = Text(
        f"Skriv {first} och ett kommando. Stora och små bokstäver spelar ingen roll, och å, ä och "
        "ö går att skriva utan prickar. Hur ett kommando skrivs: ”hjälp andel”."
    )
    ways_on = (
        *(Choice(name, Chosen("hjälp", {"kommando": name})) for name in GROUPS),
        Choice("Början", Chosen("hem", {})),
        Choice("Vem är jag?", Chosen("vem", {})),
    )
    return Answer("Hjälp", (intro, *_lists(own, others), Choices(ways_on)))


def group(
    name: str, own: Sequence[AnyCommand], others: Mapping[frozenset[Role], Sequence[AnyCommand]]
) -> Answer:
    """The commands of one group, and buttons that tell how each family of them is written."""
    commands = [*own, *(each for some in others.values() for each in some)]
    families = dict.fromkeys(each.words[0] for each in commands)
    ways_on = (
        *(Choice(f"Hjälp: {word}", Chosen("hjälp", {"kommando": word})) for word in families),
        Choice("Alla kommandon", Chosen("hjälp", {})),
    )
    return Answer(f"Hjälp: {name}", (*_lists({"": own}, others), Choices(ways_on)))


def _lists(
    own: Mapping[str, Sequence[AnyCommand]], others: Mapping[frozenset[Role], Sequence[AnyCommand]]
) -> tuple[Facts, ...]:
    """First what the asker may do, under its headings, then what others may, by their roles."""
    groups = [*own.items(), *((_for_roles(roles), each) for roles, each in others.items())]
    return tuple(
        Facts(tuple(Fact(each.brief, each.does) for each in commands), heading, listed=True)
        for heading, commands in groups
        if commands
    )


def _for_roles(roles: frozenset[Role]) -> str:
    if roles == frozenset(Role):
        return ANY_ROLE.capitalize()
    return f"Bara {listed(holders(roles))}"


def _who(command: AnyCommand) -> str:
    return listed(roles_of_right(command.right), "eller")


def family(
    commands: Sequence[AnyCommand], tried: Mapping[str, Chosen], filled_in: Sequence[AnyCommand]
) -> Answer:
    """How the commands of one family are written, and buttons that try the examples of them."""
    parts = [part for command in commands for part in _command(command)]
    buttons = (
        *(Choice(f"Prova: {example}", chosen) for example, chosen in tried.items()),
        *(
            Choice(f"Fyll i: {each.verb}", Chosen(each.verb, {}), opens_form=True)
            for each in filled_in
            if each.parameters
        ),
        Choice("Alla kommandon", Chosen("hjälp", {})),
    )
    sources = tuple(dict.fromkeys(source for each in commands for source in _sources(each)))
    return Answer(f"Hjälp: {commands[0].words[0]}", (*parts, Choices(buttons)), sources)


def _command(command: AnyCommand) -> tuple[Part, ...]:
    acts = (f"{command.words[0]} … {each}" for each in command.also)
    who, other = _who(command), listed((*command.aliases, *acts), "eller")
    facts = (
        Fact("Så skriver du", command.usage),
        Fact("Exempel", command.example),
        *((Fact("Det kan", who),) if who else ()),
        *((Fact("Kan också skrivas", other),) if other else ()),
        *(Fact(each.name, _takes(each)) for each in command.parameters),
    )
    return (Text(f"{command.does[0].upper()}{command.does[1:]}."), Facts(facts, listed=True))


def _takes(parameter: Parameter) -> str:
    kind = parameter.kind
    words = listed(kind.alternatives, "eller") if kind.alternatives else noun(kind.expected)
    return words if parameter.required else f"{words} (kan utelämnas)"


def _sources(command: AnyCommand) -> tuple[Source, ...]:
    rule = RIGHTS[command.right]
    return (rule.source,) if rule.roles else ()
