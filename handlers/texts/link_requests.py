"""What is said of requests that wait, to those who deal with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from governance.links import (
    AccountKey,
    LinkRequest,
    Ruling,
    Stage,
    Standing,
    approving_roles,
    next_stage,
)
from governance.people import Person, Role
from governance.provenance import Source, setting
from governance.spelling import plain
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Style, Text
from handlers.ask import Chosen
from handlers.texts.formats import listed, moment
from handlers.texts.people import ROLES

SOURCES = {Stage.KANSLI: (setting("koppling"),), Stage.SEAT: (setting("koppling av stol"),)}
POST = "en stol eller ett uppdrag i styrgruppen"
"""What a second approval is asked for: a seat, or a role that leads."""
NOBODY = (
    "Ingen som kan ge det har ett godkänt konto. Koppla först ordföranden eller vice ordföranden, "
    "som godkänner varandra. Har ingen av dem ett godkänt konto kan den som sköter servern koppla "
    "dem med protokollet som utser dem: hallbar import organisation."
)
"""What is said of a second approval that nobody can give."""
MOST_SHOWN = 10
"""How many requests are shown at a time: a message has room for no more buttons."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request, the person it names, and what that person is and has.

    `holder` is whom the account is linked to, when that is somebody else. `second` says who gives a
    second approval; it is `stuck` while it waits for one and none of them has an account that can.
    """

    request: LinkRequest
    person: Person
    standing: Standing
    rulings: tuple[Ruling, ...]
    earlier: tuple[AccountKey, ...]
    email: str
    holder: Person | None
    second: frozenset[Role]
    stuck: bool

    @property
    def stage(self) -> Stage | None:
        """The approval it waits for; None when it waits for none."""
        return next_stage(self.rulings)

    @property
    def approvers(self) -> frozenset[Role]:
        """Who can give it."""
        match self.stage:
            case Stage.KANSLI:
                return approving_roles(Stage.KANSLI, self.standing)
            case Stage.SEAT:
                return self.second
            case None:
                return frozenset()


@dataclass(frozen=True, slots=True)
class Sought:
    """A person whose accounts wait to act for the seat, and who gives the second approval."""

    person: Person
    accounts: tuple[AccountKey, ...]
    approvers: frozenset[Role]

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the approval stands on; nothing when none is sought."""
        return SOURCES[Stage.SEAT] if self.accounts else ()


def second_approval(sought: Sought | None) -> tuple[Text, ...]:
    """What is said when a seat or a role that leads is given to somebody with an account."""
    if sought is None or not sought.accounts:
        return ()
    accounts = listed(tuple(key_words(key) for key in sought.accounts))
    return (
        Text(
            f"{named(sought.person)} har redan ett kopplat konto: {accounts}. Det kan inte handla "
            f"för stolen eller uppdraget förrän {role_words(sought.approvers)} har godkänt det. "
            "De som berörs har fått veta det."
        ),
    )


def named(person: Person) -> str:
    """A person by title and handle."""
    return f"{person.title} ({person.handle})"


def key_words(key: AccountKey) -> str:
    """An account in words."""
    team, user = key
    return f"{user} i arbetsytan {team}"


def role_words(roles: frozenset[Role]) -> str:
    """Roles in words, as alternatives."""
    return listed(tuple(ROLES[role] for role in Role if role in roles), "eller")


def who(found: Waiting) -> tuple[Fact, ...]:
    """What a request says, as the chat has verified it."""
    claim = found.request.claim
    return (
        Fact("Begäran", str(found.request.id)),
        Fact("Person", named(found.person)),
        Fact("Konto", key_words(claim.account)),
        Fact("E-post", f"{claim.email} (bekräftad av chatten)" if claim.email else "okänd"),
        Fact("Går ut", moment(found.request.expires_at)),
    )


def waits_for(found: Waiting) -> str:
    """Whom a request waits for."""
    roles = role_words(found.approvers) or "ingen"
    return f"{roles}. {NOBODY}" if found.stuck else roles


def waiting(found: Sequence[Waiting], stage: Stage) -> Answer:
    """The requests that wait, with the buttons of those who deal with this stage."""
    if not found:
        text = Text("Ingen begäran om koppling väntar.")
        return Answer("Kopplingar", (text, *_link_one(stage)), SOURCES[stage])
    parts = [part for each in found[:MOST_SHOWN] for part in request(each, stage)]
    more = len(found) - MOST_SHOWN
    rest = (Text(f"Ytterligare {more} väntar och visas när de första har fått svar."),)
    return Answer(
        "Kopplingar som väntar",
        (*parts, *(rest if more > 0 else ()), *_link_one(stage)),
        tuple(dict.fromkeys(source for each in found for source in sources(each))),
    )


def _link_one(stage: Stage) -> tuple[Part, ...]:
    link = Choice("Koppla ett konto", Chosen("koppla till", {}), opens_form=True)
    return (Choices((link,)),) if stage is Stage.KANSLI else ()


def request(found: Waiting, stage: Stage) -> tuple[Part, ...]:
    """A waiting request, with what speaks for it and the buttons of its stage."""
    facts = Facts((*who(found), *_evidence(found), Fact("Väntar på", waits_for(found))))
    return (facts, _buttons(found)) if found.stage is stage else (facts,)


def _evidence(found: Waiting) -> tuple[Fact, ...]:
    accounts = listed(tuple(key_words(key) for key in found.earlier))
    holder = (Fact("Kontot är kopplat till", named(found.holder)),) if found.holder else ()
    return (
        Fact("Registrerad e-post", _email(found)),
        Fact("Kopplat konto i dag", accounts or "inget"),
        *holder,
    )


def _email(found: Waiting) -> str:
    if not found.email:
        return "ingen"
    alike = plain(found.email) == plain(found.request.claim.email)
    return f"{found.email} ({'samma' if alike else 'inte samma'})"


def _buttons(found: Waiting) -> Choices:
    number = str(found.request.id)
    seat = "-stol" if found.stage is Stage.SEAT else ""
    approve, refuse = (
        Chosen(f"koppla godkänn{seat}", {"nr": number}),
        Chosen(f"koppla avslå{seat}", {"nr": number}),
    )
    sure = f"Kontot {key_words(found.request.claim.account)} får handla som {named(found.person)}"
    moved = f" och inte längre som {named(found.holder)}." if found.holder else "."
    return Choices(
        (
            Choice(f"Godkänn {number}", approve, Style.PRIMARY, confirm=sure + moved),
            Choice(f"Avslå {number}", refuse, Style.DANGER),
        )
    )


def sources(found: Waiting) -> tuple[Source, ...]:
    """What a request stands on."""
    second = found.standing.seated or found.stage is Stage.SEAT
    seat = SOURCES[Stage.SEAT] if second else ()
    return (*SOURCES[Stage.KANSLI], *seat)
