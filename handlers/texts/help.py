"""What the manual says around what the command table tells."""

from collections.abc import Mapping, Sequence

from governance.people import RIGHTS, Role
from governance.provenance import Source
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Text
from handlers.ask import Chosen
from handlers.command import AnyCommand, Parameter
from handlers.texts.expected import noun
from handlers.texts.formats import listed
from handlers.texts.people import ANY_ROLE, holders, roles_of_right

HELP = "alla kommandon, eller hur ett av dem skrivs"

HEADINGS: Mapping[str, str] = {
    "start": "Börja här",
    "waiting": "Att göra",
    "funding": "Andelar",
    "budgets": "Budget",
    "populations": "Folkmängd",
    "steering": "Styrgruppen",
    "year": "Årets datum",
    "duties": "Frister",
    "reports": "Verksamhetsrapporten",
    "report_regions": "Rapporten till regionerna",
    "plans": "Verksamhetsplanen",
    "plan_areas": "Verksamhetsplanens områden",
    "withdrawals": "Utträden",
    "withdrawal_edits": "Utträden",
    "wheel": "Årshjulet",
    "calendars": "Kalendern",
    "regions": "Regionerna",
    "financing": "Finansiering",
    "charter": "Reglerna",
    "documents": "Dokument",
    "people": "Personer och roller",
    "entries": "Personer och kanaler",
    "links": "Koppling av konton",
    "link_rulings": "Koppling av konton",
    "register": "Beslutsregistret",
    "polls": "Rådgivande frågor",
    "posts": "Utskick",
    "reminders": "Påminnelser",
    "reminder_plans": "Egna påminnelser",
    "working_order": "Arbetsordningen",
    "voting": "Omröstningar",
    "adopting": "Anta arbetsordningen",
    "drafting": "Förbereda omröstningar",
    "editing": "Ändra utkast",
    "opening": "Öppna omröstningar",
    "leading": "Leda omröstningar",
    "rooms": "Omröstningar på möten",
    "casting": "Rösta",
    "meeting_requests": "Begära sammanträde",
    "conflicts": "Jäv",
    "statements": "Reservationer och anteckningar",
    "frames": "Resursramar",
    "meetings": "Möten",
    "planning_meetings": "Planera möten",
    "proposed_year": "Årets möten",
    "agendas": "Dagordning",
    "item_edits": "Ändra dagordningen",
    "calling": "Kallelser",
    "attending": "Vilka som kommer",
    "holding_meetings": "Hålla möten",
    "minutes": "Protokoll",
    "help": "Hjälp",
}
"""What the concepts' groups are called; one without a name is called by its first command."""


def overview(
    open_to_all: Mapping[str, Sequence[AnyCommand]],
    by_role: Mapping[frozenset[Role], Sequence[AnyCommand]],
) -> Answer:
    """Every command with what it does: first what everybody has, then what takes a role."""
    intro = Text(
        "Skriv /hallbar och ett kommando. Stora och små bokstäver spelar ingen roll, och å, ä och "
        "ö går att skriva utan prickar. Hur ett kommando skrivs: ”hjälp andel”."
    )
    groups = [
        *((_heading(concept, commands), commands) for concept, commands in open_to_all.items()),
        *((_for_roles(roles), commands) for roles, commands in by_role.items()),
    ]
    parts = [
        Facts(tuple(Fact(each.brief, each.does) for each in commands), heading)
        for heading, commands in groups
    ]
    ways_on = (
        Choice("Början", Chosen("hem", {})),
        Choice("Vem är jag?", Chosen("vem", {})),
    )
    return Answer("Hjälp", (intro, *parts, Choices(ways_on)))


def _heading(concept: str, commands: Sequence[AnyCommand]) -> str:
    return HEADINGS.get(concept, commands[0].words[0].capitalize())


def _for_roles(roles: frozenset[Role]) -> str:
    if roles == frozenset(Role):
        return ANY_ROLE.capitalize()
    return f"Bara {listed(holders(roles))}"


def _who(command: AnyCommand) -> str:
    return listed(roles_of_right(command.right), "eller")


def family(
    commands: Sequence[AnyCommand], tried: Sequence[Chosen], filled_in: Sequence[AnyCommand]
) -> Answer:
    """How the commands of one family are written, and buttons that try them."""
    parts = [part for command in commands for part in _command(command)]
    buttons = (
        *(Choice(_spoken(each), each) for each in tried),
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
    who, other = _who(command), listed(command.aliases, "eller")
    facts = (
        Fact("Så skriver du", command.usage),
        Fact("Exempel", command.example),
        *((Fact("Det kan", who),) if who else ()),
        *((Fact("Kan också skrivas", other),) if other else ()),
        *(Fact(each.name, _takes(each)) for each in command.parameters),
    )
    return (Text(f"{command.does[0].upper()}{command.does[1:]}."), Facts(facts))


def _takes(parameter: Parameter) -> str:
    kind = parameter.kind
    words = listed(kind.alternatives, "eller") if kind.alternatives else noun(kind.expected)
    return words if parameter.required else f"{words} (kan utelämnas)"


def _spoken(chosen: Chosen) -> str:
    """What a button that tries an example says: the words of it."""
    label = " ".join((chosen.verb, *chosen.fields.values()))
    return f"Prova: {label}"


def _sources(command: AnyCommand) -> tuple[Source, ...]:
    rule = RIGHTS[command.right]
    return (rule.source,) if rule.roles else ()
