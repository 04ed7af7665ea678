"""A meeting room for tests: an example organisation that has a working order, and its posts."""

from datetime import datetime

from handlers import calling, dispatch
from handlers.answer import Answer, Choice, Choices, Document
from handlers.ask import Chosen, Delivery, Handle, Place, PlaceKind, Written
from handlers.outcome import Exit, Outcome
from storage import delivery, journal, post_lists
from storage.database import Database
from storage.delivery import Ending, Lease
from storage.outbox import State
from tests.conversations.scenes import STOCKHOLM

MEMBERS = ("stockholm", "vgr", "skane", "lfu1", "lfu2", "rmc1", "rmc2")
EVERYBODY = {"styrgruppen", *MEMBERS}
LEASE = Lease("prov", 600)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


NOW = at("2027-01-11T10:00")


class MeetingRoom:
    """A database, a clock, and whoever speaks."""

    def __init__(self, database: Database, *, adopted: bool = True) -> None:
        self.database = database
        self.now = NOW
        if adopted:
            self.accepted("kansliet", 'arbetsordning anta protokoll="2026-11-20 § 4"')

    def say(self, who: str, said: str | Chosen) -> Outcome:
        words = Written(said) if isinstance(said, str) else said
        place = Place(PlaceKind.TERMINAL)
        said_by = Delivery(Handle(who), place, self.now, words, pretended=True)
        return dispatch.answer(said_by, self.database)

    def accepted(self, who: str, said: str | Chosen) -> Answer:
        outcome = self.say(who, said)
        assert outcome.exit is Exit.ANSWER, outcome.answer
        return outcome.answer

    def refused(self, who: str, said: str) -> str:
        outcome = self.say(who, said)
        assert outcome.exit is Exit.REFUSAL, outcome.answer
        return str(outcome.answer.parts[0])

    def beat(self, moment: str) -> tuple[int, ...]:
        """The heart's beat at a moment, to which the clock is moved."""
        self.now = at(moment)
        return calling.call_due(self.database, self.now)

    def posts(self, *words: str, state: State = State.PENDING) -> dict[str, datetime]:
        """The posts in a state whose keys hold all the words, with when they are due."""
        with self.database.reading() as archive:
            found = post_lists.listed(archive, state, 200)
        return {
            each.post.key: each.post.due_at
            for each in found
            if all(word in each.post.key for word in words)
        }

    def deliver(self) -> set[str]:
        """Let what is due be sent, each to where its key says; the keys."""
        sent = set()
        with self.database.writing() as archive:
            while found := delivery.claim(archive, self.now, LEASE, 200):
                for claimed in found:
                    key = claimed.kept.post.key
                    assert delivery.settle(archive, claimed, Ending(State.SENT, key))
                    sent.add(key)
        return sent

    def called(self, *words: str) -> set[datetime]:
        """When the posts of a call are due; one to each member and one to the channel."""
        found = self.posts("kallelse", *words)
        assert len(found) == len(EVERYBODY), found
        return set(found.values())

    def acts(self) -> list[str]:
        with self.database.reading() as archive:
            return [link.entry.act for link in journal.links(archive)]


def labels(answer: Answer) -> list[str]:
    return [choice.label for choice in choices(answer)]


def choices(answer: Answer) -> list[Choice]:
    return [each for part in answer.parts if isinstance(part, Choices) for each in part.choices]


def document(answer: Answer) -> Document:
    return next(part for part in answer.parts if isinstance(part, Document))
