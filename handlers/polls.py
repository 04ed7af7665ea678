"""Advisory polls: `fråga` and `svara`. Never a decision, never in the register."""

from collections.abc import Mapping
from typing import Any

from governance.people import Person, Right
from governance.polls import POLLS, Poll, check_answer, check_poll, closed, suggested
from governance.refusal import Refusal
from handlers import poll_posting as posting
from handlers.acting import act
from handlers.answer import Answer, Option
from handlers.ask import Ask
from handlers.command import Command, Fields, Offer
from handlers.poll_arguments import (
    NUMBER,
    Answered,
    NewPoll,
    Numbered,
    OnePoll,
    Placing,
    Suggestion,
    chosen_numbers,
)
from handlers.poll_reasons import Reason
from handlers.poll_views import numbered, view, views
from handlers.texts import polls as texts
from handlers.texts.poll_cards import card
from storage import polls
from storage.archive import Archive


def show(ask: Ask[OnePoll], archive: Archive) -> Answer:
    """One poll with its answers so far, or every poll."""
    if ask.arguments.nr is None:
        return texts.polls(views(ask, archive))
    return card(view(numbered(ask.arguments.nr, archive), ask, archive))


def new(ask: Ask[NewPoll], archive: Archive) -> Answer:
    """Ask something, and post it in the channel where it was asked."""
    asked = ask.arguments
    poll = Poll(
        asked.rubrik,
        asked.alternativ,
        _person(ask).id,
        asked.stänger,
        multiple=asked.flera == "ja",
        anonymous=asked.anonym == "ja",
        suggestions=asked.förslag == "ja",
    )
    check_poll(poll, ask.at)
    channel = posting.here(ask, archive)
    place = (channel.team, channel.id) if channel else ("", "")
    made = polls.ask(archive, act("fråga ställd", ask), poll, place)
    if channel:
        posting.post(made, channel, ask.at, archive)
    shown = view(made, ask, archive)
    posted_in = channel.name if channel else None
    return texts.asked(shown, posted_in, tuple(posting.recorded(ask.day, archive)))


def place(ask: Ask[Placing], archive: Archive) -> Answer:
    """Post a poll in a channel it is not in yet."""
    found = numbered(ask.arguments.nr, archive)
    channel = posting.named(ask.arguments.kanal, ask.day, archive)
    if not posting.post(found, channel, ask.at, archive):
        raise Refusal(Reason.POSTED, POLLS, number=found.id, channel=channel.name)
    return texts.posted(view(found, ask, archive), channel.name)


def reply(ask: Ask[Answered], archive: Archive) -> Answer:
    """Take an answer; an anonymous one leaves nothing that tells whose it was."""
    found, person = numbered(ask.arguments.nr, archive), _person(ask)
    numbers = chosen_numbers(ask.arguments.svar, found.poll)
    before = person.id in polls.answered(archive, found)
    check_answer(found.poll, numbers, ask.at, answered=before)
    given = polls.Answer(person.id, numbers)
    polls.answer(archive, act("fråga besvarad", ask), found, given)
    posting.refresh(found, ask.at, archive)
    return texts.replied(view(found, ask, archive), changed=before)


def suggest(ask: Ask[Suggestion], archive: Archive) -> Answer:
    """Add an alternative to a poll that takes suggestions."""
    found, alternative = numbered(ask.arguments.nr, archive), ask.arguments.alternativ
    suggested(found.poll, alternative, ask.at)
    more = polls.suggest(archive, act("alternativ föreslaget", ask), found, alternative)
    posting.refresh(more, ask.at, archive)
    return texts.suggested(view(more, ask, archive))


def close(ask: Ask[Numbered], archive: Archive) -> Answer:
    """Close a poll by hand."""
    found, person = numbered(ask.arguments.nr, archive), _person(ask)
    closed(found.poll, person.id, ask.who.roles, ask.at)
    over = polls.close(archive, act("fråga stängd", ask), found, person.id)
    posting.finish(over, ask.at, archive)
    return texts.closed(view(over, ask, archive))


def alternatives(fields: Fields, archive: Archive) -> Mapping[str, Offer]:
    """What can be chosen in the form that answers a poll."""
    number = fields.get("nr", "")
    found = polls.load(archive, int(number)) if NUMBER.fullmatch(number) else None
    if found is None:
        return {}
    numbered = enumerate(found.poll.alternatives, start=1)
    options = tuple(Option(each, str(place)) for place, each in numbered)
    return {"svar": Offer(options, found.poll.multiple)}


def _person(ask: Ask[Any]) -> Person:
    if ask.who.person is None:
        raise LookupError(ask.who)  # the right takes a role, and only a person has one
    return ask.who.person


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("fråga",),
        texts.POLL,
        OnePoll,
        show,
        example="fråga",
        aliases=("frågor", "poll"),
    ),
    Command(
        ("fråga", "ny"),
        texts.ASK,
        NewPoll,
        new,
        example='fråga ny rubrik="Vilken dag passar?" alternativ="tisdag|onsdag" flera=ja',
        hints=texts.ASK_HINTS,
        right=Right.ASK_POLL,
        writes=True,
    ),
    Command(
        ("svara",),
        texts.REPLY,
        Answered,
        reply,
        example="svara 4 1,3",
        offers=alternatives,
        right=Right.ASK_POLL,
        writes=True,
        aliases=("reply",),
    ),
    Command(
        ("fråga", "föreslå"),
        texts.SUGGEST,
        Suggestion,
        suggest,
        example='fråga 4 föreslå "torsdag"',
        right=Right.ASK_POLL,
        writes=True,
    ),
    Command(
        ("fråga", "posta"),
        texts.POST,
        Placing,
        place,
        example="fråga 4 posta kanal=samordnare",
        right=Right.ASK_POLL,
        writes=True,
    ),
    Command(
        ("fråga", "stäng"),
        texts.CLOSE,
        Numbered,
        close,
        example="fråga 4 stäng",
        right=Right.ASK_POLL,
        writes=True,
    ),
)
