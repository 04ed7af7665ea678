"""The working order: as it is proposed, and as it was adopted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from governance.adoptions import by_meeting, by_vote, in_force
from governance.working_order import DRAFT, Requesters, TieRule, WorkingOrder
from storage import adoptions
from storage.database import Database
from storage.journal import Act

OTHER = WorkingOrder(5, minimum_days=7, meeting_requesters=Requesters.CHAIRS, note_hours=0)


def test_adoptions_come_back_in_the_order_recorded(database: Database, act: Act) -> None:
    first = by_meeting(DRAFT, "2026-01", act.at, "2026-11-20 § 4")
    second = by_vote(OTHER, "2027-03", act.at + timedelta(days=90), 12)
    with database.writing() as archive:
        for adoption in (first, second):
            adoptions.adopt(archive, act, adoption)
    with database.reading() as archive:
        found = adoptions.load(archive)
    assert found == (first, second)
    assert in_force(found, act.at) == first


def test_a_decision_adopts_one_order(database: Database, act: Act) -> None:
    adoption = by_meeting(DRAFT, "2026-01", act.at, "2026-11-20 § 4")
    with database.writing() as archive:
        adoptions.adopt(archive, act, adoption)
    with pytest.raises(IntegrityError), database.writing() as archive:
        adoptions.adopt(archive, act, replace(adoption, order=OTHER))


def test_what_is_proposed_is_the_default_until_something_is_put(
    database: Database, act: Act
) -> None:
    with database.reading() as archive:
        assert adoptions.draft(archive) == DRAFT
    with database.writing() as archive:
        adoptions.put_draft(archive, act, OTHER)
        adoptions.put_draft(archive, act, replace(OTHER, tie_rule=TieRule.NOBODY))
    with database.reading() as archive:
        assert adoptions.draft(archive) == replace(OTHER, tie_rule=TieRule.NOBODY)
        assert adoptions.load(archive) == ()
