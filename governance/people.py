"""Who a person is to the cooperation: roles, and the rights that follow from them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.provenance import Source, charter, setting


class Role(StrEnum):
    """A role a person holds; the value is the word people type."""

    KANSLI = "kansliet"
    CHAIR = "ordförande"
    VICE_CHAIR = "vice-ordförande"
    STAND_IN_CHAIR = "ersättare-för-ordförande"
    RMC_COMMITTEE = "rmc-au"
    MEMBER = "ledamot"
    REGIONAL_COORDINATOR = "regionsamordnare"
    AREA_COORDINATOR = "områdessamordnare"
    LFU_CONTACT = "lfu-kontakt"
    RMC_CONTACT = "rmc-kontakt"
    OBSERVER = "observatör"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the cooperation knows them: by role title, never by name."""

    id: int
    handle: str
    title: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """A role given to a person (R5, R16, R18, R20).

    `scope` is a region's code for a regional coordinator and a procurement region's letter for an
    area coordinator; `designated_by` says who put a stand-in in their place (A6).
    """

    person: int
    role: Role
    since: date
    until: date | None = None
    scope: str = ""
    designated_by: str = ""


class Right(StrEnum):
    """An act that not everybody may perform."""

    READ = "läsa"
    ASK_FOR_LINK = "begära koppling"
    SET_FACTS = "ändra uppgifter"
    APPROVE_LINK = "godkänna koppling"
    APPROVE_SEAT_LINK = "godkänna koppling av en stol"
    TEND_POSTS = "sköta utskick"
    DRAFT_VOTE = "förbereda en omröstning"
    LEAD_VOTE = "leda en omröstning"
    VOTE = "rösta"
    ASK_POLL = "ställa och besvara frågor"
    PLAN_MEETINGS = "planera och leda möten"
    ADD_ITEM = "lägga till punkter på dagordningen"
    TEND_DUTIES = "sköta frister"
    RECEIVE_REPORT = "bekräfta att rapporten är mottagen"
    RECORD_EXIT = "skriva in ett utträde"
    RULE_EXIT = "avgöra när ett utträde får verkan"
    PLAN_REMINDERS = "ändra påminnelser"
    OWN_REMINDERS = "välja egna påminnelser"
    OWN_CALENDAR = "prenumerera på kalendern"


@dataclass(frozen=True, slots=True)
class Rule:
    """Which roles hold a right, and where that stands; no roles at all means everybody."""

    roles: frozenset[Role]
    source: Source


RIGHTS: dict[Right, Rule] = {
    Right.READ: Rule(frozenset(), setting("läsa")),
    Right.ASK_FOR_LINK: Rule(frozenset(), setting("koppling")),
    Right.SET_FACTS: Rule(frozenset({Role.KANSLI}), setting("ändra uppgifter")),
    Right.APPROVE_LINK: Rule(frozenset({Role.KANSLI}), setting("koppling")),
    Right.APPROVE_SEAT_LINK: Rule(
        frozenset({Role.CHAIR, Role.STAND_IN_CHAIR, Role.VICE_CHAIR}), setting("koppling av stol")
    ),
    Right.TEND_POSTS: Rule(frozenset({Role.KANSLI}), setting("utskick")),
    Right.DRAFT_VOTE: Rule(
        frozenset({Role.KANSLI, Role.MEMBER, Role.CHAIR, Role.STAND_IN_CHAIR, Role.VICE_CHAIR}),
        setting("förbereda en omröstning"),
    ),
    Right.LEAD_VOTE: Rule(
        frozenset({Role.CHAIR, Role.STAND_IN_CHAIR, Role.VICE_CHAIR, Role.KANSLI}),
        setting("leda en omröstning"),
    ),
    # The electorate frozen in a vote decides who votes in it; this only says who will stand in one.
    Right.VOTE: Rule(frozenset({Role.MEMBER}), charter("R11")),
    Right.ASK_POLL: Rule(frozenset(Role), setting("fråga")),
    Right.PLAN_MEETINGS: Rule(
        frozenset({Role.KANSLI, Role.CHAIR, Role.VICE_CHAIR, Role.STAND_IN_CHAIR}),
        setting("planera och leda möten"),
    ),
    Right.ADD_ITEM: Rule(
        frozenset({Role.KANSLI, Role.MEMBER, Role.CHAIR, Role.VICE_CHAIR, Role.STAND_IN_CHAIR}),
        setting("dagordning"),
    ),
    Right.TEND_DUTIES: Rule(frozenset({Role.KANSLI}), setting("sköta frister")),
    Right.RECEIVE_REPORT: Rule(
        frozenset({Role.REGIONAL_COORDINATOR, Role.KANSLI}), setting("mottagen verksamhetsrapport")
    ),
    Right.RECORD_EXIT: Rule(
        frozenset({Role.KANSLI, Role.CHAIR, Role.STAND_IN_CHAIR}), charter("R24")
    ),
    Right.RULE_EXIT: Rule(
        frozenset({Role.CHAIR, Role.STAND_IN_CHAIR}), setting("ordföranden avgör utträdets verkan")
    ),
    Right.PLAN_REMINDERS: Rule(frozenset({Role.KANSLI}), setting("påminnelser")),
    Right.OWN_REMINDERS: Rule(frozenset(Role), setting("egna påminnelser")),
    Right.OWN_CALENDAR: Rule(frozenset(Role), setting("kalender")),
}
"""Who may what: the one table, shown by `vem` and in the help."""


def may(roles: Collection[Role], right: Right) -> bool:
    """Whether somebody with these roles holds the right."""
    allowed = RIGHTS[right].roles
    return not allowed or not allowed.isdisjoint(roles)
