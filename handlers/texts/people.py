"""What is said of people, their roles and their rights."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from governance.people import RIGHTS as RULES
from governance.people import Appointment, Right, Role
from governance.provenance import Source, charter, reading, setting
from governance.turns import CONTACT
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Text
from handlers.ask import Account, Asker, Chosen
from handlers.texts.formats import listed

WHO = "vem jag ser att du är, dina roller och vad du kan göra"

RIGHTS: Mapping[Right, str] = {
    Right.READ: "läsa",
    Right.ASK_FOR_LINK: "begära att ditt konto kopplas",
    Right.SET_FACTS: "ändra uppgifter",
    Right.APPROVE_LINK: "godkänna kopplingar",
    Right.APPROVE_SEAT_LINK: "godkänna kopplingar till en stol i styrgruppen",
    Right.TEND_POSTS: "sköta utskick",
    Right.DRAFT_VOTE: "förbereda omröstningar",
    Right.LEAD_VOTE: "leda omröstningar",
    Right.VOTE: "rösta i styrgruppen",
    Right.ASK_POLL: "ställa och besvara frågor",
    Right.PLAN_MEETINGS: "planera och leda möten",
    Right.ADD_ITEM: "lägga till punkter på ett mötes dagordning",
    Right.TEND_DUTIES: "sköta frister",
    Right.RECEIVE_REPORT: "bekräfta att verksamhetsrapporten är mottagen",
    Right.RECORD_EXIT: "skriva in meddelanden om utträde",
    Right.RULE_EXIT: "avgöra när ett utträde får verkan",
    Right.PLAN_REMINDERS: "ändra när och vem boten påminner",
    Right.OWN_REMINDERS: "välja hur du själv vill bli påmind",
    Right.OWN_CALENDAR: "prenumerera på kalendern",
}
"""Each right as it stands after "Du kan" and "Du kan inte"."""

ROLES: Mapping[Role, str] = {
    Role.KANSLI: "kansliet",
    Role.CHAIR: "styrgruppens ordförande",
    Role.VICE_CHAIR: "styrgruppens vice ordförande",
    Role.STAND_IN_CHAIR: "ersättare för styrgruppens ordförande",
    Role.RMC_COMMITTEE: "ledamot i RMC:s arbetsutskott",
    Role.MEMBER: "ledamot i styrgruppen",
    Role.REGIONAL_COORDINATOR: "regionsamordnare",
    Role.AREA_COORDINATOR: "områdessamordnare",
    Role.LFU_CONTACT: "LfU:s kontaktperson",
    Role.RMC_CONTACT: "RMC:s kontaktperson",
    Role.OBSERVER: "observatör",
}
"""Each role as it stands in a sentence."""
HOLDERS: Mapping[Role, str] = {
    **ROLES,
    Role.STAND_IN_CHAIR: "ersättaren för styrgruppens ordförande",
    Role.RMC_COMMITTEE: "ledamöterna i RMC:s arbetsutskott",
    Role.MEMBER: "styrgruppens ledamöter",
    Role.REGIONAL_COORDINATOR: "regionsamordnarna",
    Role.AREA_COORDINATOR: "områdessamordnarna",
    Role.LFU_CONTACT: "LfU:s kontaktpersoner",
    Role.RMC_CONTACT: "RMC:s kontaktpersoner",
    Role.OBSERVER: "observatörerna",
}
"""Those who hold each role, as they stand after "Det kan"."""
ANY_ROLE = "alla som har en roll"
"""How all the roles together stand in a sentence."""

SOURCES: Mapping[Role, Source] = {
    Role.KANSLI: charter("R6"),
    Role.CHAIR: charter("R16"),
    Role.VICE_CHAIR: charter("R18"),
    Role.STAND_IN_CHAIR: reading("A6"),
    Role.RMC_COMMITTEE: charter("R20"),
    Role.MEMBER: charter("R13"),
    Role.REGIONAL_COORDINATOR: charter("R5"),
    Role.AREA_COORDINATOR: charter("R5"),
    Role.LFU_CONTACT: CONTACT,
    Role.RMC_CONTACT: CONTACT,
    Role.OBSERVER: setting("observatör"),
}
"""Where each role stands."""

SAY_WHO = Choice("Säg vem du är", Chosen("jag-är", {}), opens_form=True)
LINKED = "frågar jag kansliet om ditt konto får kopplas"
AS = "med --as före orden, till exempel ”hallbar ask --as samordnare-12 hem”"
"""How one says who one is in a terminal, where there is no account to be linked."""


@dataclass(frozen=True, slots=True)
class Held:
    """Roles held, and the names of the regions they may hold in."""

    appointments: tuple[Appointment, ...]
    regions: Mapping[str, str]

    def words(self, appointment: Appointment) -> str:
        """A role with where it holds."""
        area = self.area(appointment)
        return f"{ROLES[appointment.role]} ({area})" if area else ROLES[appointment.role]

    def area(self, appointment: Appointment) -> str:
        """Where a role holds, empty for everywhere."""
        if appointment.role is Role.AREA_COORDINATOR:
            return f"upphandlingsregion {appointment.scope}"
        return self.regions.get(appointment.scope, "")


def unlinked(account: Account | None) -> Answer:
    """The answer to somebody we do not know."""
    text = "Jag vet inte vem du är, så du kan läsa men inte göra något annat. Säg vem du är"
    if account is None:
        text = f"{text} {AS}. I terminalen går det att göra annat bara i en exempeldatabas."
        return Answer("Vem du är", (Text(text),), (setting("koppling"),))
    text = f"{text}, till exempel ”jag-är samordnare-12”, så {LINKED}."
    facts = Facts((Fact("Konto", account_words(account)),))
    return Answer("Vem du är", (Text(text), facts, *say_who(account)), (setting("koppling"),))


def say_who(account: Account | None) -> tuple[Choices, ...]:
    """The button for somebody we do not know, if there is an account to be linked."""
    return () if account is None else (Choices((SAY_WHO,)),)


def account_words(account: Account) -> str:
    """An account as the platform has verified it."""
    email = f", e-post {account.email}" if account.email else ""
    return f"{account.user} i arbetsytan {account.team}{email}"


def who(asker: Asker, held: Held, allowed: tuple[Right, ...], withheld: frozenset[Role]) -> Answer:
    """The person, the roles and the rights of whoever asks; `withheld` wait for an approval."""
    person = asker.person
    named = (Fact("Person", f"{person.title} ({person.handle})"),) if person else ()
    account = (Fact("Konto", account_words(asker.account)),) if asker.account else ()
    can = tuple(RIGHTS[right] for right in allowed)
    facts = (
        *named,
        *account,
        Fact("Roller", listed(_role_words(asker, held)) or "inga"),
        *_withheld(asker, withheld),
        Fact("Du kan", listed(can)),
        *_cannot(allowed),
    )
    roles = Choice("Allas roller", Chosen("roll", {}))
    parts = (Facts(facts), Choices((roles, Choice("Hjälp", Chosen("hjälp", {})))))
    return Answer("Vem du är", parts, _who_sources(asker))


def _withheld(asker: Asker, roles: frozenset[Role]) -> tuple[Fact, ...]:
    words = listed(tuple(ROLES[role] for role in Role if role in roles))
    if not words or asker.person is None:
        return ()
    how = f"Med ”jag-är {asker.person.handle}” ser du vem som ska godkänna det."
    return (Fact("Väntar på godkännande", f"{words}. Ditt konto är inte godkänt än. {how}"),)


def _role_words(asker: Asker, held: Held) -> tuple[str, ...]:
    member = (ROLES[Role.MEMBER],) if Role.MEMBER in asker.roles else ()
    return (*member, *(held.words(each) for each in held.appointments))


def _cannot(allowed: tuple[Right, ...]) -> tuple[Fact, ...]:
    """What the asker cannot do, by who can."""
    missing: dict[str, tuple[str, ...]] = {}
    for right in RULES:
        if right not in allowed:
            able = listed(roles_of_right(right), "eller")
            missing[able] = (*missing.get(able, ()), RIGHTS[right])
    return tuple(
        Fact("Du kan inte", f"{listed(acts, 'eller')}. Det kan {able}.")
        for able, acts in missing.items()
    )


def roles_of_right(right: Right) -> tuple[str, ...]:
    """Who holds a right, in words; nothing when everybody does."""
    return holders(RULES[right].roles)


def holders(roles: Collection[Role]) -> tuple[str, ...]:
    """Those who hold any of some roles, the one nearest at hand first."""
    if frozenset(roles) == frozenset(Role):
        return (ANY_ROLE,)
    return tuple(HOLDERS[role] for role in Role if role in roles)


def _who_sources(asker: Asker) -> tuple[Source, ...]:
    found = (SOURCES[role] for role in Role if role in asker.roles)
    rules = (rule.source for rule in RULES.values() if rule.roles)
    return tuple(dict.fromkeys((*found, *rules)))
