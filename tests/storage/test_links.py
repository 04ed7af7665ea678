"""Links and requests for them, out and in again."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from governance.links import Claim, LinkRequest, Ruling, Stage
from storage import journal, links, people
from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import Act
from storage.people import Entry

ACCOUNT = ("T1", "U1")
OTHER = ("T2", "U1")
WEEK = timedelta(days=7)


@pytest.fixture
def skane(database: Database, act: Act) -> int:
    with database.writing() as archive:
        people.add(archive, act, Entry("kansliet", "Kansliet"))
        return people.add(archive, act, Entry("skane", "Upphandlingschef")).id


def ruling(request: LinkRequest, stage: Stage, *, approved: bool = True) -> Ruling:
    return Ruling(request.id, stage, approved, 1, request.at)


def ask(archive: Archive, act: Act, person: int) -> LinkRequest:
    return links.request(archive, act, Claim(ACCOUNT, person, "skane@example.org"))


def test_the_latest_link_of_an_account_wins(database: Database, act: Act, skane: int) -> None:
    with database.writing() as archive:
        assert links.link(archive, act, ACCOUNT, 1) is None
        assert links.link(archive, act, ACCOUNT, skane) == 1
        links.link(archive, act, OTHER, 1)
    with database.reading() as archive:
        assert links.accounts(archive) == {ACCOUNT: skane, OTHER: 1}


def test_an_unlinked_account_is_nobodys(database: Database, act: Act, skane: int) -> None:
    with database.writing() as archive:
        links.link(archive, act, ACCOUNT, skane)
        assert links.link(archive, act, ACCOUNT, None) == skane
    with database.reading() as archive:
        assert links.accounts(archive) == {}


def test_a_person_is_linked_since_the_account_held_longest_was(
    database: Database, act: Act, skane: int
) -> None:
    later = Act(act.name, act.at + WEEK, None)
    with database.writing() as archive:
        links.link(archive, act, ACCOUNT, skane)
        links.link(archive, later, OTHER, skane)
        assert links.linked_since(archive) == {skane: act.at}
        links.link(archive, later, ACCOUNT, None)
        assert links.linked_since(archive) == {skane: later.at}
        links.link(archive, later, OTHER, None)
        assert links.linked_since(archive) == {}


def test_a_link_to_nobody_known_is_refused(database: Database, act: Act) -> None:
    with pytest.raises(IntegrityError), database.writing() as archive:
        links.link(archive, act, ACCOUNT, 4711)


def test_a_request_comes_back_and_expires(database: Database, act: Act, skane: int) -> None:
    with database.writing() as archive:
        made = ask(archive, act, skane)
    expected = LinkRequest(
        made.id, Claim(ACCOUNT, skane, "skane@example.org"), act.at, act.at + WEEK
    )
    with database.reading() as archive:
        assert links.requests(archive) == {made.id: expected}
        assert links.pending(archive, act.at + WEEK - timedelta(seconds=1)) == (expected,)
        assert links.pending(archive, act.at + WEEK) == ()
        assert links.asked(archive, ACCOUNT) == (act.at,)
        assert links.asked(archive, OTHER) == ()


@pytest.mark.parametrize("approved", [True, False])
def test_a_request_waits_until_it_is_refused(
    database: Database, act: Act, skane: int, *, approved: bool
) -> None:
    with database.writing() as archive:
        made = ask(archive, act, skane)
        given = ruling(made, Stage.KANSLI, approved=approved)
        links.rule(archive, act, given)
    with database.reading() as archive:
        assert links.rulings(archive) == {made.id: (given,)}
        assert links.pending(archive, act.at) == ((made,) if approved else ())


def test_rulings_come_in_the_order_given(database: Database, act: Act, skane: int) -> None:
    with database.writing() as archive:
        made = ask(archive, act, skane)
        rulings = (ruling(made, Stage.KANSLI), ruling(made, Stage.SEAT))
        for given in rulings:
            links.rule(archive, act, given)
    with database.reading() as archive:
        assert links.rulings(archive)[made.id] == rulings


def test_a_stage_is_ruled_on_once(database: Database, act: Act, skane: int) -> None:
    with database.writing() as archive:
        made = ask(archive, act, skane)
        links.rule(archive, act, ruling(made, Stage.KANSLI))
    with pytest.raises(IntegrityError), database.writing() as archive:
        links.rule(archive, act, ruling(made, Stage.KANSLI, approved=False))


@pytest.mark.parametrize("minutes", [-1, 0, 1])
def test_a_request_is_settled_once_the_account_is_linked_after_it(
    database: Database, act: Act, skane: int, minutes: int
) -> None:
    linked = Act("koppling", act.at + timedelta(minutes=minutes), None)
    with database.writing() as archive:
        links.link(archive, linked, OTHER, 1)
        links.link(archive, linked, ACCOUNT, skane)
        ask(archive, act, skane)
    with database.reading() as archive:
        assert bool(links.pending(archive, act.at)) is (minutes < 0)


def test_a_link_carries_no_seat_until_the_second_approval(
    database: Database, act: Act, skane: int
) -> None:
    with database.writing() as archive:
        links.link(archive, act, ACCOUNT, skane)
        made = ask(archive, act, skane)
        links.rule(archive, act, ruling(made, Stage.KANSLI))
        assert links.seat_accounts(archive) == {}
        links.rule(archive, act, ruling(made, Stage.SEAT))
    with database.reading() as archive:
        assert links.seat_accounts(archive) == {ACCOUNT: skane}


def test_the_second_approval_is_of_one_account_for_one_person(
    database: Database, act: Act, skane: int
) -> None:
    with database.writing() as archive:
        made = ask(archive, act, skane)
        links.rule(archive, act, ruling(made, Stage.SEAT))
        links.link(archive, act, OTHER, skane)
        links.link(archive, act, ACCOUNT, 1)
    with database.reading() as archive:
        assert links.seat_accounts(archive) == {}


def test_a_link_the_minutes_vouch_for_carries_a_seat_until_it_ends(
    database: Database, act: Act, skane: int
) -> None:
    with database.writing() as archive:
        links.link_minuted(archive, act, ACCOUNT, skane)
        links.link(archive, act, OTHER, 1)
    with database.reading() as archive:
        assert links.accounts(archive) == {ACCOUNT: skane, OTHER: 1}
        assert links.seat_accounts(archive) == {ACCOUNT: skane}
    with database.writing() as archive:
        links.link(archive, act, ACCOUNT, None)
        links.link(archive, act, ACCOUNT, skane)
    with database.reading() as archive:
        assert links.seat_accounts(archive) == {}


def test_how_a_link_was_made_stands_in_the_chain(database: Database, act: Act, skane: int) -> None:
    with database.writing() as archive:
        links.link_minuted(archive, act, ACCOUNT, skane)
        last = list(journal.links(archive))[-1].entry
    assert (last.table, last.act) == ("links", links.MINUTED)


def test_a_request_is_settled_by_real_time_in_the_night_when_clocks_are_set_back(
    database: Database, skane: int
) -> None:
    first_pass = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM)
    second_pass = first_pass.replace(minute=10, fold=1)
    with database.writing() as archive:
        made = links.request(archive, Act("begäran", first_pass, None), Claim(ACCOUNT, skane))
        assert links.pending(archive, second_pass) == (made,)
        links.link(archive, Act("koppling", second_pass, None), ACCOUNT, skane)
        assert links.pending(archive, second_pass) == ()
