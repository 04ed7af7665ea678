"""The second approval that a seat, or a role that leads, asks of accounts linked already."""

from datetime import datetime

from governance.links import Claim, LinkRequest, Ruling, Stage
from governance.people import Person
from handlers.ask import Account
from handlers.link_lapses import lapse_unasked
from handlers.link_requests import ACTS, ask_kansli, ask_second, same
from handlers.linking import lacking, second_approvers, tell
from handlers.posting import to_account
from handlers.texts import link_notices as notices
from handlers.texts.link_requests import Sought
from storage import links
from storage.archive import Archive
from storage.journal import Act


def seek(person: Person, act: Act, archive: Archive) -> Sought:
    """Ask for the approvals that the person's accounts lack, and tell everybody concerned.

    Whoever of kansliet gave the seat has thereby given the first one, unless it is their own.
    """
    lack = lacking(person, act.at.date(), archive)
    for key in lack:
        if same(Claim(key, person.id), act.at, archive) is None:
            _seek(Claim(key, person.id), person, act, archive)
    return Sought(person, lack, second_approvers(person, act.at.date(), archive))


def _seek(claim: Claim, person: Person, act: Act, archive: Archive) -> None:
    lapse_unasked(claim.account, person, act.at, archive)
    request = links.request(archive, Act("koppling begärd", act.at, act.actor), claim)
    tell(archive, to_account(Account(*claim.account)), notices.seat_wanted(person), act.at)
    if act.actor is None or act.actor == person.id:
        ask_kansli(request, act.at, archive)
    else:
        _approve(request, act.actor, act.at, archive)
        ask_second(request, act.at, archive)


def _approve(request: LinkRequest, by: int, at: datetime, archive: Archive) -> None:
    given = Ruling(request.id, Stage.KANSLI, approved=True, by=by, at=at)
    links.rule(archive, Act(ACTS[True], at, by), given)
