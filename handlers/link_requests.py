"""Requests to be linked: which wait, for whom, and what an approval or a refusal does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from governance import links as rules
from governance.links import Approver, Claim, LinkRequest, Ruling, Stage
from governance.people import RIGHTS, Right
from governance.refusal import Refusal
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Account, Ask
from handlers.holders import Holders
from handlers.link_lapses import lapse_by_link, lapse_unasked
from handlers.link_reasons import Reason
from handlers.linking import (
    accounts_of,
    connect,
    holder_of,
    kansli_accounts,
    keep_kansli,
    second_approvers,
    standing,
    tell,
)
from handlers.posting import to_account, to_person
from handlers.texts import link_notices as notices
from handlers.texts import links as texts
from handlers.texts.link_requests import Waiting
from storage import links, people
from storage.archive import Archive
from storage.journal import Act

ACTS = {True: "koppling godkänd", False: "koppling avslagen"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A yes or a no to one stage of a request."""

    stage: Stage
    approved: bool


def view(request: LinkRequest, day: date, archive: Archive) -> Waiting:
    """A request as it is shown: whom it concerns and whom it waits for."""
    person = people.load(archive)[request.claim.person]
    found = Waiting(
        request,
        person,
        standing(person, day, archive),
        links.rulings(archive).get(request.id, ()),
        accounts_of(person, archive),
        people.email(archive, person.id),
        holder_of(request.claim, archive),
        second_approvers(person, day, archive),
        stuck=False,
    )
    return replace(found, stuck=_stuck(found, day, archive))


def _stuck(found: Waiting, day: date, archive: Archive) -> bool:
    """Whether nobody else has an account that can give the second approval it waits for."""
    approved = set(links.seat_accounts(archive).values()) - {found.person.id}
    able = Holders(archive, day).of(found.approvers)
    return found.stage is Stage.SEAT and approved.isdisjoint(able)


def waiting(at: datetime, archive: Archive) -> Sequence[Waiting]:
    """The requests that wait, the oldest first."""
    return [view(each, at.date(), archive) for each in links.pending(archive, at)]


def same(claim: Claim, at: datetime, archive: Archive) -> LinkRequest | None:
    """A waiting request of the same account for the same person."""
    wanted = (claim.account, claim.person)
    found = links.pending(archive, at)
    return next((each for each in found if (each.claim.account, each.claim.person) == wanted), None)


def numbered(number: int, at: datetime, archive: Archive) -> LinkRequest:
    """The waiting request with a number; a Refusal when none waits."""
    found = next((each for each in links.pending(archive, at) if each.id == number), None)
    if found is None:
        raise Refusal(Reason.NOT_WAITING, rules.LIMITS, number=str(number))
    return found


def open_request(claim: Claim, made: Act, archive: Archive) -> LinkRequest:
    """Record a request and tell kansliet."""
    request = links.request(archive, made, claim)
    ask_kansli(request, made.at, archive)
    return request


def ask_kansli(request: LinkRequest, at: datetime, archive: Archive) -> None:
    """Tell kansliet that a request waits for them."""
    person = people.load(archive)[request.claim.person]
    told = notices.waiting(request, person, seat=False)
    for kansli in Holders(archive, at.date()).of(RIGHTS[Right.APPROVE_LINK].roles):
        tell(archive, to_person(kansli), told, at)


def ask_second(request: LinkRequest, at: datetime, archive: Archive) -> None:
    """Tell those who can give the second approval that a request waits for them."""
    found = view(request, at.date(), archive)
    told = notices.waiting(request, found.person, seat=True)
    for leader in Holders(archive, at.date()).of(found.approvers):
        tell(archive, to_person(leader), told, at)


def first_approval(claim: Claim, ask: Ask[object], archive: Archive) -> Answer:
    """Give kansliet's approval of a claim, once: another request for it is not made."""
    request = same(claim, ask.at, archive)
    if request is None:
        lapse_unasked(claim.account, people.load(archive)[claim.person], ask.at, archive)
        request = links.request(archive, act("koppling begärd", ask), claim)
    found = view(request, ask.day, archive)
    if found.stage is Stage.SEAT:
        return texts.passed_on(found)
    return rule(request, Verdict(Stage.KANSLI, approved=True), ask, archive)


def rule(request: LinkRequest, verdict: Verdict, ask: Ask[object], archive: Archive) -> Answer:
    """Record a verdict; the last approval links the account."""
    found = view(request, ask.day, archive)
    approver = _approver(ask)
    _check(found, verdict, approver)
    given = Ruling(request.id, verdict.stage, verdict.approved, approver.person, ask.at)
    made = act(ACTS[verdict.approved], ask)
    links.rule(archive, made, given)
    if not verdict.approved:
        return _refuse(found, made, archive)
    if rules.suffices(verdict.stage, found.standing):
        return _connect(found, made, archive)
    ask_second(request, ask.at, archive)
    return texts.passed_on(view(request, ask.day, archive))


def _approver(ask: Ask[object]) -> Approver:
    person, account = ask.who.person, ask.who.account
    if person is None:
        raise Refusal(Reason.NO_ACCOUNT, rules.LIMITS)
    key = (account.team, account.user) if account else ("", "")
    return Approver(person.id, key, ask.who.roles)


def _check(found: Waiting, verdict: Verdict, approver: Approver) -> None:
    """Refuse whoever may not rule now, and say who may."""
    claim = found.request.claim
    if approver.person == claim.person or approver.account == claim.account:
        raise Refusal(Reason.OWN, rules.LIMITS)
    if any(each.by == approver.person for each in found.rulings):
        raise Refusal(Reason.TWICE, rules.LIMITS, roles=found.approvers)
    allowed = rules.may_rule(approver, found.request, found.standing, found.rulings)
    if found.stage is not verdict.stage or not allowed:
        raise Refusal(Reason.OTHER_APPROVER, rules.LIMITS, roles=found.approvers)


def _refuse(found: Waiting, made: Act, archive: Archive) -> Answer:
    key = found.request.claim.account
    kept = key in found.earlier
    told = notices.seat_refused(found.person) if kept else notices.refused(found.person)
    tell(archive, to_account(Account(*key)), told, made.at)
    return texts.refused(found)


def _connect(found: Waiting, made: Act, archive: Archive) -> Answer:
    key = found.request.claim.account
    had = kansli_accounts(made.at.date(), archive)
    lapse_by_link(key, found.person, made.at, archive)
    connect(archive, made, key, found.person)
    keep_kansli(had, made.at.date(), archive)
    tell(archive, to_account(Account(*key)), notices.connected(found.person), made.at)
    return texts.approved(found)
