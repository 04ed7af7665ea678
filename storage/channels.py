"""Which channel serves what (styrgruppen, samordnare), as recorded."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from storage import tables
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.records import standing


@dataclass(frozen=True, slots=True)
class Channel:
    """The channel in a team that serves what `key` says, from a day on."""

    key: str
    team: str
    channel: str
    since: date


@remembered
def load(archive: Archive) -> tuple[Channel, ...]:
    """Every channel, in the order recorded."""
    return tuple(
        Channel(row.key, row.team, row.channel, row.since)
        for row in standing(archive, tables.channels)
    )


def on(archive: Archive, day: date) -> Mapping[str, Channel]:
    """The channel that serves each key on a day: the one from the latest day, last recorded."""
    begun = [channel for channel in load(archive) if channel.since <= day]
    return {channel.key: channel for channel in sorted(begun, key=lambda one: one.since)}


def put(archive: Archive, act: Act, channel: Channel) -> None:
    """Record which channel serves a key from a day on."""
    record(archive, act, tables.channels, asdict(channel))
