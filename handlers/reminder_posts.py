"""The posts that remind: who is told what, when, under which keys (påminnelser och sammandrag)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from governance.digests import WEEK, Digest, Wish, digests
from governance.local_time import instant
from governance.reminder_topics import topic_of
from governance.reminders import Kind, Reminder, reminders
from handlers.ask import Chosen
from handlers.moments import written as typed
from handlers.posting import Content, Record, to_channel, to_person, written
from handlers.reminder_sources import subjects
from handlers.workdays import works
from storage import reminder_plans, reminder_wishes
from storage.archive import Archive
from storage.outbox import Post

CHANNEL = "styrgruppen"
"""The channel where reminders and digests are posted."""
PREFIXES = ("reminder:", "digest:")
"""How the keys of these posts begin."""
REMIND, DIGEST = "påminnelse", "sammandrag"
"""The commands that give what the posts say, asked when they are sent."""
HORIZON = timedelta(days=70)
"""How long before its time a post is put."""
INSISTENT = {Kind.DUTY, Kind.EXIT}
"""What is rather told twice than not at all, where nobody can find out whether it was told."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A moment at which something is told of, and the posts that tell."""

    at: datetime
    posts: tuple[Post, ...]


def series(archive: Archive, at: datetime) -> Iterator[Sequence[Occasion]]:
    """What tells of each subject, first to last, and the digest of this week and the next."""
    wishes = reminder_wishes.load(archive)
    for subject in subjects(archive, at):
        plan = reminder_plans.of(archive, topic_of(subject))
        found = (_reminding(each, wishes) for each in reminders(subject, plan, works))
        yield [each for each in found if each.posts]
    wanting = sorted(person for person, wish in wishes.items() if wish is Wish.DIGEST)
    yield [_gathering(each, wanting) for each in digests(at, instant(at) + WEEK)]


def _reminding(reminder: Reminder, wishes: Mapping[int, Wish]) -> Occasion:
    subject = reminder.subject
    fields = {"sak": subject.key, "avsett": typed(reminder.at)}
    insists = subject.kind in INSISTENT
    said = written(Content(Chosen(REMIND, fields), until=subject.until, insists=insists))
    key = f"reminder:{subject.key}:{reminder.offset.word}"
    to = _to(told(reminder, wishes), channel=reminder.channel)
    return Occasion(reminder.at, _posts(key, said, reminder.at, to))


def told(reminder: Reminder, wishes: Mapping[int, Wish]) -> Sequence[int]:
    """The persons a reminder goes to, as they wish."""
    return [each for each in reminder.persons if wishes.get(each, Wish.ON) is Wish.ON]


def _gathering(digest: Digest, wanting: Sequence[int]) -> Occasion:
    said = written(Content(Chosen(DIGEST, {}), until=digest.until))
    key = f"digest:{digest.week}"
    return Occasion(digest.at, _posts(key, said, digest.at, _to(wanting, channel=True)))


def _to(persons: Sequence[int], *, channel: bool) -> Mapping[str, Record]:
    """The recipients, by what ends their keys."""
    everybody = {"kanal": to_channel(CHANNEL)} if channel else {}
    return {**everybody, **{str(each): to_person(each) for each in persons}}


def _posts(
    key: str, said: Record, at: datetime, recipients: Mapping[str, Record]
) -> tuple[Post, ...]:
    return tuple(Post(f"{key}:{end}", to, said, at) for end, to in recipients.items())
