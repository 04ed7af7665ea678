"""What is posted of a vote: whoever looks after the posts reads its first lines, and no more."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from inspect import getmembers, isfunction

import pytest

from bot.plain import plain
from bot.trying import tried
from governance.room import Ballot
from handlers.answer import Answer, Text
from handlers.first_lines import first_lines
from handlers.keeping import to_record
from handlers.posting import to_person
from handlers.texts import notices
from handlers.vote_view import View
from storage import outbox, people, voting
from storage.database import Database
from storage.outbox import Post
from tests.handlers.test_voting import AT, MEMBERS, Door, with_vote

SECRET = "hemligt"
MEETING = (
    'omröstning ny ärende=annat rubrik="Enkät" förslag="En enkät görs." form=möte datum=2026-11-23'
)
BALLOTS = tuple(str(each) for each in Ballot)


@pytest.fixture
def door(example: Database) -> Door:
    return with_vote(example)


def said_in_secret(door: Door) -> None:
    """A vote is corrected, and members say what is for each other alone."""
    door.accepted("kansliet", 'omröstning 1 rätta förslag="Budgeten fastställs senare."')
    door.accepted("stockholm", f'rösta 1 avslag motivering="{SECRET}"')
    door.accepted("stockholm", f'reservera-mig 1 "{SECRET}"')
    door.accepted("rmc1", f'anteckna 1 "{SECRET}"')
    door.accepted("rmc2", f'jäv 1 skäl="{SECRET}"')
    door.accepted("lfu2", f'jävsinvändning 1 skane skäl="{SECRET}"')


def held(door: Door) -> None:
    """A vote at a meeting on two proposals, up to its first count."""
    door.accepted("kansliet", MEETING)
    door.accepted("kansliet", "omröstning 2 öppna")
    door.accepted("kansliet", "närvaro 2 alla")
    door.accepted("vgr", 'yrkande 2 "Ingen enkät görs."')
    door.accepted("skane", 'yrkande 2 "Två enkäter görs."')
    door.accepted("lfu1", "propositionsordning 2 huvudförslag=1")


def counted(door: Door) -> None:
    for who in MEMBERS:
        door.accepted(who, f'rösta 2 bifall lås=ja motivering="{SECRET}"')
    door.accepted("kansliet", "omröstning 2 stäng")


def shown(door: Door, number: int) -> View:
    with door.database.reading() as archive:
        stored = voting.load(archive, number)
        assert stored is not None
        return View(stored, AT, people.load(archive))


def person(door: Door, handle: str) -> int:
    with door.database.reading() as archive:
        return people.by_handle(archive)[handle].id


OPEN: Mapping[str, Callable[[View, int], Answer]] = {
    "nudge": lambda view, _: notices.nudge(view.stored, half=True),
    "extended": lambda view, _: notices.extended(view.stored),
    "corrected": lambda view, _: notices.corrected(view.stored),
    "cancelled": lambda view, _: notices.cancelled(view.stored),
    "meeting_requested": lambda view, _: notices.meeting_requested(view.stored, "Någon"),
    "conflict": lambda view, _: notices.conflict(view.stored, "Någon"),
    "upheld": lambda view, _: notices.upheld(view.stored, "Någon"),
    "objection": lambda view, against: notices.objection(view, against, asked=True),
    "objection, to the one it is against": (
        lambda view, against: notices.objection(view, against, asked=False)
    ),
    "settle": lambda view, _: notices.settle(view.stored, AT),
    "waiting": lambda view, _: notices.waiting(view),
}
"""What is posted while no ballot is known."""
AFTER: Mapping[str, Callable[[View], Answer]] = {
    "ordered": lambda view: notices.ordered(view.stored),
    "step": lambda view: notices.step(view.stored),
    "result": notices.result,
}
"""What is posted of a vote at a meeting."""


def test_every_notice_is_looked_at_here() -> None:
    known = {name for name, each in getmembers(notices, isfunction) if not name.startswith("_")}
    own = {name for name in known if getattr(notices, name).__module__ == notices.__name__}
    assert own == {name.partition(",")[0] for name in (*OPEN, *AFTER)}


@pytest.mark.parametrize("name", OPEN)
def test_no_first_line_tells_a_ground_or_a_ballot_before_the_count(door: Door, name: str) -> None:
    said_in_secret(door)
    view = shown(door, 1)
    assert SECRET in view.stored.reasons.values()
    assert list(view.stored.grounds.values()) == [SECRET, SECRET]
    told = first_lines(OPEN[name](view, person(door, "skane"))).casefold()
    assert SECRET not in told
    assert not any(each in told for each in (*BALLOTS, "avstått", "röstat ja", "röstat nej"))


def test_no_first_line_of_a_vote_at_a_meeting_tells_why_anybody_voted_so(door: Door) -> None:
    held(door)
    found = [AFTER["ordered"](shown(door, 2))]
    counted(door)
    found.append(AFTER["step"](shown(door, 2)))
    counted(door)
    view = shown(door, 2)
    assert SECRET in view.stored.reasons.values()
    found.append(AFTER["result"](view))
    assert SECRET in plain(found[-1])
    assert all(SECRET not in first_lines(each) for each in found)


@pytest.mark.parametrize("asked", [True, False])
def test_those_who_are_to_judge_read_the_ground(door: Door, *, asked: bool) -> None:
    said_in_secret(door)
    told = plain(notices.objection(shown(door, 1), person(door, "skane"), asked=asked))
    assert f"\nSkäl: {SECRET}\n" in told
    assert "Svara om du finner jäv." in told or not asked


def test_an_objection_without_a_ground_says_nothing_of_any(door: Door) -> None:
    door.accepted("lfu2", "jävsinvändning 1 skane")
    told = notices.objection(shown(door, 1), person(door, "skane"), asked=True)
    assert "Skäl" not in plain(told)


def test_who_presides_reads_why_it_is_they_who_settle(door: Door) -> None:
    told = plain(notices.settle(shown(door, 1).stored, AT))
    assert "\nDu har inte röstat eller har avstått, så nu ska du rösta.\n" in told


def looked(door: Door, at: datetime = AT) -> str:
    """All that kansliet can see of the posts."""
    said = ("utskick", "utskick kommande", "utskick skickade", "utskick kommande som=csv")
    answers = (door.say("kansliet", each, at).answer for each in said)
    tables = "".join(str(each) for each in answers)
    return tables + "\n".join(tried(door.database, at + timedelta(hours=1), lambda: at))


def test_kansliet_sees_that_an_objection_is_posted_and_not_its_ground(door: Door) -> None:
    said_in_secret(door)
    seen = looked(door)
    assert "En jävsinvändning gäller Upphandlingschef, Region Skåne i" in seen
    assert SECRET not in seen


def test_nor_that_of_an_objection_that_was_posted_with_its_ground_before(door: Door) -> None:
    text = f"En jävsinvändning gäller dig i omröstning 1. Skäl: {SECRET} De andra avgör den."
    old = to_record(Answer("Jävsinvändning i omröstning 1", (Text(text),)))
    with door.database.writing() as archive:
        outbox.put(archive, Post("vote:1:9:tell:4", to_person(4), old, AT))
    seen = looked(door)
    assert "En jävsinvändning gäller dig i omröstning 1." in seen
    assert SECRET not in seen
