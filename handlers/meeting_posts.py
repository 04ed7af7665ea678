"""What is posted of a meeting: the call, that it is changed, and what is told to some.

The posts of a call are put when the meeting is planned, and kept as the facts have them until they
are due. Their keys hold the day and time, so that a meeting that moves is called to anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from governance.local_time import before
from governance.meetings import Kind, Meeting
from handlers.answer import Answer
from handlers.ask import Chosen
from handlers.called import called_to, notice_day, to_go_out
from handlers.posting import Content, Record, to_channel, to_person, written
from storage import invitations, outbox, planned_posts
from storage.archive import Archive
from storage.outbox import Post, State

CHANNEL = "styrgruppen"
"""The channel of the steering group, and how a post's key ends that goes there."""


def call_prefix(meeting: Meeting) -> str:
    """How the keys of a call begin: another for each day and time, and each it is moved back to."""
    return f"{_prefix(meeting)}{meeting.slot}:v{meeting.version}:kallelse:"


def minutes_prefix(meeting: Meeting) -> str:
    """How the keys begin of what is posted of its minutes, which tells nothing of when it is."""
    return f"{_prefix(meeting)}protokoll:"


def told_of(meeting: Meeting, at: datetime, archive: Archive) -> frozenset[int]:
    """Who has been sent a call or a notice of a meeting, by id: of any day and time it has had."""
    sent = (each.post for each in outbox.gone_out(archive, _prefix(meeting), at))
    minutes = minutes_prefix(meeting)
    found = (each.recipient.get("person") for each in sent if not each.key.startswith(minutes))
    return frozenset(each for each in found if isinstance(each, int))


def calls_at(meeting: Meeting, archive: Archive) -> datetime | None:
    """When the call goes out, or went; None when none is put."""
    kept = outbox.keyed(archive, f"{call_prefix(meeting)}{CHANNEL}")
    return None if kept is None or kept.state is State.CANCELLED else kept.post.due_at


@dataclass(frozen=True, slots=True)
class Caller:
    """Posts about a meeting, as it stands at a moment."""

    meeting: Meeting
    at: datetime
    archive: Archive

    @property
    def to_be_called(self) -> bool:
        """Whether a call to it is to come."""
        meeting = self.meeting
        over = meeting.cancelled or not before(self.at, meeting.starts_at)
        callable_to = meeting.kind is Kind.MEETING and meeting.timed
        return callable_to and meeting.called_at is None and not over

    def plan(self) -> None:
        """Keep the posts of a call to come: when they are due, and to whom they are."""
        if self.to_be_called:
            self._keep(self._due())

    def call(self) -> None:
        """Let the call go out now."""
        self._keep(self.at)

    def drop(self) -> None:
        """Let no call go out, nor any change of one."""
        outbox.cancel(self.archive, call_prefix(self.meeting))

    def reach(self) -> None:
        """Call those who have not been, to a meeting that is called to already.

        They are invited later, or have taken a seat since, also one they had once.
        """
        for end in self._ends():
            kept = outbox.keyed(self.archive, self._key(end))
            if kept is None or (kept.state is State.CANCELLED and not kept.error):
                planned_posts.plan(self.archive, self._call(end, self.at))

    def changed(self) -> None:
        """Draw the call anew wherever it is, once however much happens before that is sent."""
        self._redraw(self._asked)

    def over(self, notice: Answer) -> None:
        """Say in place of the call, wherever it is, why it holds no more."""
        self._redraw(notice)

    def tell(self, notice: Answer, *persons: int) -> None:
        """Tell the channel, and some in direct messages."""
        for end in (CHANNEL, *map(str, persons)):
            self.tell_only(end, notice)

    def tell_only(self, end: str, notice: Answer) -> None:
        """Tell the channel, or one person by id."""
        key = f"{_prefix(self.meeting)}{self.archive.revision}:{end}"
        post = Post(key, _to(end), written(Content(notice, insists=True)), self.at)
        outbox.put(self.archive, post)

    def _redraw(self, said: Answer | Chosen) -> None:
        for end in self._ends() if self.meeting.called_at is not None else ():
            key = self._key(end)
            if outbox.keyed(self.archive, key) is not None:
                redraws = f"{key}:ny:"
                content = written(Content(said, instead_of=key))
                post = Post(f"{redraws}{self.archive.revision}", _to(end), content, self.at)
                outbox.renew(self.archive, post, redraws)

    def _due(self) -> datetime:
        """When the call goes out: put off no more once its day has passed."""
        due = to_go_out(self.meeting, self.at, self.archive)
        known = calls_at(self.meeting, self.archive)
        on_time = due.date() <= notice_day(self.meeting, self.at, self.archive)
        return due if known is None or on_time or before(due, known) else known

    def _keep(self, due: datetime) -> None:
        prefix = call_prefix(self.meeting)
        waiting = dict(planned_posts.waiting(self.archive, (prefix,)))
        for end in self._ends():
            post = self._call(end, due)
            kept = waiting.pop(post.key, None)
            if kept is None:
                planned_posts.plan(self.archive, post)
            elif kept.post.due_at != due:
                planned_posts.move(self.archive, post)
        gone = [each.id for each in waiting.values()]
        planned_posts.end(self.archive, gone, State.CANCELLED)

    def _ends(self) -> Iterator[str]:
        yield CHANNEL
        yield from map(str, called_to(self.meeting, self.archive).everybody)

    def _call(self, end: str, due: datetime) -> Post:
        asked = Chosen(self._asked.verb, {**self._asked.fields, "gäller": self.meeting.slot})
        said = Content(asked, until=self.meeting.starts_at, insists=True)
        return Post(self._key(end), _to(end), written(said), due)

    def _key(self, end: str) -> str:
        """The key of a call; whoever is invited again after it was taken back is called anew."""
        key = f"{call_prefix(self.meeting)}{end}"
        if end == CHANNEL:
            return key
        invited = invitations.times(self.archive).get((self.meeting.id, int(end)), 0)
        return key if invited <= 1 else f"{key}:{invited}"

    @property
    def _asked(self) -> Chosen:
        return Chosen("kallelse", {"nr": str(self.meeting.number)})


def _prefix(meeting: Meeting) -> str:
    """How the keys of all that is posted of a meeting begin."""
    return f"möte:{meeting.number}:"


def _to(end: str) -> Record:
    return to_channel(CHANNEL) if end == CHANNEL else to_person(int(end))
