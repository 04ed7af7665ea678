"""A vote as its events have made it, from draft to result."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from governance.acts import Act, State, check_state
from governance.conflicts import Objection, upheld
from governance.drafts import Draft
from governance.local_time import before
from governance.matters import ResourceFrame
from governance.propositions import Ordering, StepResult
from governance.reservations import Course, Statement
from governance.room import Form, Room
from governance.tally import Tally
from governance.voting import Vote, state_at
from governance.working_order import WorkingOrder


@dataclass(frozen=True, slots=True)
class Filed:
    """A reservation or a note with its text, which may follow and is empty until then.

    `reworded_at` is when the text was last given after the statement; None when it was not.
    """

    statement: Statement
    words: str = ""
    reworded_at: datetime | None = None

    @property
    def worded_at(self) -> datetime:
        """When the text was given as it reads."""
        return self.reworded_at or self.statement.at


@dataclass(frozen=True, slots=True)
class Stored:
    """A vote; `vote` and `room` are None until it is opened, `result` until it is counted.

    `draft` holds the wording now, `wordings` each version's, from the first. `order` is the
    working order put to the vote. `reasons` are the motiveringar of the ballots that stand,
    `grounds` those of jäv, both by person. `proposals` are labelled "1", "2" … in a meeting's
    order of propositions, with `steps` counted so far. `ending` is why it was broken off, or the
    counter-proposal that stopped it. `digest` is the head of its chain, after `sequence` events.
    """

    id: int
    draft: Draft
    author: int | None
    made_at: datetime
    order: WorkingOrder | None = None
    meeting: int | None = None
    wordings: tuple[str, ...] = ()
    vote: Vote | None = None
    room: Room | None = None
    frame: ResourceFrame | None = None
    reasons: Mapping[int, str] = field(default_factory=dict)
    grounds: Mapping[int, str] = field(default_factory=dict)
    objections: tuple[Objection, ...] = ()
    statements: tuple[Filed, ...] = ()
    proposals: tuple[str, ...] = ()
    ordering: Ordering | None = None
    steps: tuple[StepResult, ...] = ()
    result: Tally | None = None
    closed_at: datetime | None = None
    cancelled: bool = False
    ending: str = ""
    sequence: int = 0
    digest: str = ""

    @property
    def state(self) -> State:
        """The recorded state, so OPEN also past the closing time until it is counted."""
        if self.vote is not None:
            return self.vote.state
        return State.CANCELLED if self.cancelled else State.DRAFT

    def state_at(self, at: datetime) -> State:
        """The state as it is to people at a moment."""
        return self.state if self.vote is None else state_at(self.vote, at)

    def opened_for(self, act: Act) -> tuple[Vote, Room]:
        """The vote and its room; Refusal WRONG_STATE for `act` when it was never opened."""
        if self.vote is None or self.room is None:
            check_state(act, self.state)
            raise LookupError(act)  # an act of drafts asks for no room
        return self.vote, self.room

    def course_at(self, at: datetime, meeting_over: datetime | None = None) -> Course:
        """How far it has come, for reservations; `meeting_over` is when its meeting ended."""
        vote, _ = self.opened_for(Act.RESERVE)
        over_at = meeting_over if vote.form is Form.MEETING else self._over_at(vote, at)
        outcome = None if self.result is None else self.result.outcome
        return Course(vote.applied, vote.version, over_at, outcome)

    @property
    def open_objections(self) -> tuple[int, ...]:
        """The objections not yet decided, by their place from 1."""
        return tuple(
            number
            for number, raised in enumerate(self.objections, start=1)
            if self.room is not None
            and raised.against not in self.room.conflicted
            and upheld(self.room, raised) is None
        )

    def _over_at(self, vote: Vote, at: datetime) -> datetime | None:
        if self.closed_at is not None:
            return self.closed_at
        return None if before(at, vote.closes_at) else vote.closes_at
