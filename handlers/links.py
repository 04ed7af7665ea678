"""Who is who in the chat: `koppla` and `jag-är` (Vem är vem)."""

from typing import Any

from governance import links as rules
from governance.links import AccountKey, Claim, Stage
from governance.people import Right
from governance.refusal import Refusal
from handlers import link_requests as requests
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Account, Ask
from handlers.command import Command
from handlers.handles import person_named
from handlers.kinds import Arguments, Line, Nothing, PersonHandle
from handlers.link_lapses import lapse, lapse_by_link, lapse_unasked
from handlers.link_reasons import Reason
from handlers.linking import (
    accounts_of,
    connect,
    disconnect,
    holder_of,
    kansli_accounts,
    keep_kansli,
    lacking,
    standing,
    tell,
)
from handlers.offering import offering
from handlers.posting import to_account
from handlers.texts import link_notices as notices
from handlers.texts import link_requests as request_texts
from handlers.texts import links as texts
from handlers.texts.link_requests import key_words, named
from storage import links
from storage.archive import Archive


class WhoIAm(Arguments):
    """`jag-är`: the person the asking account says it is."""

    person: PersonHandle


class NewLink(Arguments):
    """`koppla till`: a person, and the account that is theirs."""

    person: PersonHandle
    team: Line
    användare: Line


class OldLink(Arguments):
    """`koppla bort`: the person whose accounts are let go, or one of them."""

    person: PersonHandle
    användare: Line = ""


def claim(ask: Ask[WhoIAm], archive: Archive) -> Answer:
    """Ask to be linked: kansliet decides, and for a seat the chair too."""
    account = ask.who.account
    if account is None:
        raise Refusal(Reason.NO_ACCOUNT, rules.LIMITS)
    person = person_named(ask.arguments.person, "person", archive)
    made = Claim((account.team, account.user), person.id, account.email)
    if ask.who.person == person and made.account not in lacking(person, ask.day, archive):
        return texts.already(person)
    waiting = requests.same(made, ask.at, archive)
    if waiting is not None:
        return texts.waits_already(requests.view(waiting, ask.day, archive))
    if not rules.may_ask(links.asked(archive, made.account), ask.at):
        raise Refusal(Reason.TOO_MANY, rules.LIMITS, most=rules.MOST_REQUESTS)
    replaced = lapse(made.account, person, ask.at, archive)
    request = requests.open_request(made, act("koppling begärd", ask), archive)
    return texts.claimed(requests.view(request, ask.day, archive), replaced)


def waiting(ask: Ask[Nothing], archive: Archive) -> Answer:
    """Every request that waits."""
    return request_texts.waiting(requests.waiting(ask.at, archive), Stage.KANSLI)


def link(ask: Ask[NewLink], archive: Archive) -> Answer:
    """Link an account; for a seat that is the first approval of two."""
    person = person_named(ask.arguments.person, "person", archive)
    key = (ask.arguments.team, ask.arguments.användare)
    if person == ask.who.person or key == _key(ask.who.account):
        raise Refusal(Reason.OWN, rules.LIMITS)
    claimed = Claim(key, person.id)
    _check_free(claimed, archive)
    earlier = accounts_of(person, archive)
    if key in earlier and key not in lacking(person, ask.day, archive):
        return texts.connected(person, key, ())
    if standing(person, ask.day, archive).seated:
        return requests.first_approval(claimed, ask, archive)
    lapse_by_link(key, person, ask.at, archive)
    connect(archive, act("konto kopplat", ask), key, person)
    tell(archive, to_account(Account(*key)), notices.connected(person), ask.at)
    return texts.connected(person, key, earlier)


def _check_free(claim: Claim, archive: Archive) -> None:
    """Refuse an account that is somebody else's: it is let go first, knowingly."""
    holder = holder_of(claim, archive)
    if holder is None:
        return
    words = {"account": key_words(claim.account), "holder": named(holder)}
    typed = {"handle": holder.handle, "user": claim.account[1]}
    with offering(texts.let_go(holder, claim.account)):
        raise Refusal(Reason.TAKEN, rules.LIMITS, **words, **typed)


def unlink(ask: Ask[OldLink], archive: Archive) -> Answer:
    """Let a person's accounts go, or one of them; they are told."""
    person = person_named(ask.arguments.person, "person", archive)
    user = ask.arguments.användare
    gone = tuple(key for key in accounts_of(person, archive) if user in {"", key[1]})
    if not gone:
        raise Refusal(Reason.NOT_CONNECTED, rules.LIMITS, person=person.title)
    had = kansli_accounts(ask.day, archive)
    for key in gone:
        lapse_unasked(key, None, ask.at, archive)
        disconnect(archive, act("konto bortkopplat", ask), key)
        tell(archive, to_account(Account(*key)), notices.let_go(person), ask.at)
    keep_kansli(had, ask.day, archive)
    return texts.unlinked(person, gone)


def _key(account: Account | None) -> AccountKey | None:
    return (account.team, account.user) if account else None


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("jag-är",),
        texts.CLAIM,
        WhoIAm,
        claim,
        example="jag-är samordnare-12",
        right=Right.ASK_FOR_LINK,
        writes=True,
        aliases=("iam",),
    ),
    Command(
        ("koppla",),
        texts.WAITING,
        Nothing,
        waiting,
        example="koppla",
        right=Right.APPROVE_LINK,
        aliases=("link",),
    ),
    Command(
        ("koppla", "till"),
        texts.LINK,
        NewLink,
        link,
        example="koppla samordnare-12 till team=T0SANDBOX användare=USAMORDNARE12",
        right=Right.APPROVE_LINK,
        writes=True,
    ),
    Command(
        ("koppla", "bort"),
        texts.UNLINK,
        OldLink,
        unlink,
        example="koppla samordnare-12 bort",
        right=Right.APPROVE_LINK,
        writes=True,
    ),
)
