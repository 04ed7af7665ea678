"""Polls posted in channels: one message each, which tells how the poll stands when it is sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from governance.spelling import plain
from handlers.ask import Ask, PlaceKind
from handlers.misread import Expected, Misread
from handlers.posting import asked, to_place
from storage import channels, outbox, polls
from storage.archive import Archive
from storage.outbox import Post
from storage.polls import Asked

VERB = "fråga"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of the chat; `name` is what it serves, empty when nothing that is recorded."""

    team: str
    id: str
    name: str = ""

    def key(self, poll: int) -> str:
        """The key of the post that shows a poll in it."""
        return f"poll:{poll}:{self.team}/{self.id}"


def recorded(day: date, archive: Archive) -> Mapping[str, Channel]:
    """The channels that serve something on a day, by what they serve."""
    found = channels.on(archive, day).items()
    return {name: Channel(each.team, each.channel, name) for name, each in sorted(found)}


def named(text: str, day: date, archive: Archive) -> Channel:
    """The channel `text` names; Misread with those there are when it names none."""
    known = recorded(day, archive)
    for name, channel in known.items():
        if plain(text).removeprefix("#") == plain(name):
            return channel
    raise Misread(Expected.ALTERNATIVE, text, "kanal", tuple(known))


def here(ask: Ask[object], archive: Archive) -> Channel | None:
    """The channel something is asked in; None outside of channels."""
    account = ask.who.account
    if ask.place.kind is not PlaceKind.CHANNEL or account is None:
        return None
    found = Channel(account.team, ask.place.id)
    known = recorded(ask.day, archive).values()
    return next((each for each in known if (each.team, each.id) == (found.team, found.id)), found)


def post(poll: Asked, channel: Channel, at: datetime, archive: Archive) -> bool:
    """Post a poll in a channel, and its answers there when it closes; False when it is there."""
    first = Post(channel.key(poll.id), _to(channel), asked(VERB, _fields(poll)), at)
    if not outbox.put(archive, first):
        return False
    if poll.poll.closes_at is not None:
        outbox.put(archive, _showing(poll, channel, Showing("slut", poll.poll.closes_at)))
    return True


def refresh(poll: Asked, at: datetime, archive: Archive) -> None:
    """Show how a poll stands now; a showing that is not sent yet will tell that too."""
    turnout = len(polls.answered(archive, poll))
    for channel in _posted(poll, at.date(), archive):
        showing = _showing(poll, channel, Showing(f"nu:{archive.revision}:{turnout}", at))
        outbox.renew(archive, showing, f"{channel.key(poll.id)}:nu:")


def finish(poll: Asked, at: datetime, archive: Archive) -> None:
    """Show how a poll ended when it is closed by hand."""
    for channel in _posted(poll, at.date(), archive):
        outbox.cancel(archive, f"{channel.key(poll.id)}:")
        outbox.put(archive, _showing(poll, channel, Showing("stängd", at)))


@dataclass(frozen=True, slots=True)
class Showing:
    """A later showing of a poll in the message's place: what its key ends with, and its moment."""

    ends_with: str
    due_at: datetime


def _posted(poll: Asked, day: date, archive: Archive) -> Iterator[Channel]:
    """The channels a poll is posted in: where it was asked, and those that serve something."""
    serving = recorded(day, archive).values()
    for channel in {Channel(*poll.place), *(replace(each, name="") for each in serving)}:
        if outbox.keyed(archive, channel.key(poll.id)) is not None:
            yield channel


def _showing(poll: Asked, channel: Channel, showing: Showing) -> Post:
    key = channel.key(poll.id)
    content = asked(VERB, _fields(poll), instead_of=key)
    return Post(f"{key}:{showing.ends_with}", _to(channel), content, showing.due_at)


def _to(channel: Channel) -> Mapping[str, object]:
    return to_place(channel.team, channel.id)


def _fields(poll: Asked) -> Mapping[str, str]:
    return {"nr": str(poll.id)}
