"""Reminding across the turn of the year: what is planned is sent, and nothing is told twice."""

from collections import Counter

import pytest

from handlers.reminding import write_due
from storage import post_lists
from storage.outbox import Kept, State
from tests.conversations.board import Board
from tests.conversations.stage import Stage
from tests.handlers.duty_stage import asked, at

PREFIX = "reminder:"


@pytest.fixture
def december(stage: Stage) -> Stage:
    """The middle of December 2026: no working order, four regions without a decision."""
    stage.at = at("2026-12-20")
    stage.board = Board(stage.database, stage.at)
    write_due(stage.database, stage.at)
    return stage


def posts(stage: Stage, state: State) -> dict[str, Kept]:
    with stage.database.reading() as archive:
        found = post_lists.listed(archive, state, 1000)
    return {each.post.key: each for each in found if each.post.key.startswith(PREFIX)}


def titles(stage: Stage) -> list[str]:
    assert stage.board is not None
    return [each.answer.title for each in stage.board.posted]


def test_whatever_is_planned_for_the_new_year_is_sent(december: Stage) -> None:
    planned = {
        key
        for key, each in posts(december, State.PENDING).items()
        if each.post.due_at < at("2027-02-01")
    }
    for subject in ("2026-4:efter", "2026-8:efter", "2026-9:efter", "2027-10:60", "2027-10:30"):
        assert f"{PREFIX}frist:{subject}:kanal" in planned
    december.play("den 2027-02-01 kl. 12:00")
    assert planned <= posts(december, State.SENT).keys()
    assert posts(december, State.CANCELLED) == posts(december, State.EXPIRED) == {}


def test_what_has_no_date_is_told_of_once_when_the_year_is_over_as_the_new_years(
    december: Stage,
) -> None:
    december.play("den 2027-01-03 kl. 12:00")
    coming = asked(december, "kansliet: utskick kommande")
    assert "Påminnelse: Frist 2027-8: Arbetsordningen" in coming
    assert "Frist 2026-8" not in coming
    december.play("den 2027-01-31 kl. 12:00")
    told = "\n".join(december.play("det har skickats: Påminnelse: Frist 2027-8"))
    assert "Det var inte klart när 2026 var slut, och är det inte nu." in told
    # In the channel, to kansliet and to the chair, who is the backup too.
    assert titles(december).count("Påminnelse: Frist 2027-8: Arbetsordningen") == 3


def test_the_plan_lists_it_as_it_will_be_told(december: Stage) -> None:
    december.play("den 2026-12-30 kl. 12:00")
    coming = [
        line
        for line in december.play("gast: påminnelser bevakning")
        if line.startswith("måndag den 4 januari 2027 kl. 08.00")
    ]
    assert [line.split("08.00")[1].split("  styr")[0].strip() for line in coming] == [
        "Frist 2027-8: Arbetsordningen",
        "Frist 2027-9: Regionernas beslut om finansiering",
    ]


def test_what_is_done_in_the_new_year_is_not_told_of_and_the_list_says_so(december: Stage) -> None:
    december.play("den 2027-01-03 kl. 12:00")
    december.play('kansliet: arbetsordning anta protokoll="2027-01-02 § 4"')
    december.play("den 2027-01-31 kl. 12:00")
    assert "Påminnelse: Frist 2027-8: Arbetsordningen" not in titles(december)
    cancelled = posts(december, State.CANCELLED)
    assert {key.rsplit(":", 1)[0] for key in cancelled} == {f"{PREFIX}frist:2026-8:efter"}
    listed = asked(december, "kansliet: utskick inställda")
    assert "Påminnelse: Frist 2026-8: Arbetsordningen" in listed
    assert "behövs inte längre" in listed


def test_a_bot_that_stood_still_over_new_year_tells_of_it_late_and_once(december: Stage) -> None:
    december.play("den 2026-12-30 kl. 12:00")
    before = Counter(titles(december))
    # Nobody looks until a fortnight later.
    assert december.board is not None
    december.at = december.board.at = at("2027-01-20")
    told = december.play("det har skickats: Påminnelse: Frist 2027-9")
    assert "Den här påminnelsen skulle ha gått ut måndag den 4 januari 2027 kl. 08.00." in (
        "\n".join(told)
    )
    december.play("den 2027-01-31 kl. 12:00")
    new = Counter(titles(december)) - before
    assert new["Påminnelse: Frist 2027-9: Regionernas beslut om finansiering"] == 3


def test_no_duty_is_told_of_twice_on_a_day_under_two_numbers(stage: Stage) -> None:
    stage.at = at("2027-10-25")
    stage.board = Board(stage.database, stage.at)
    stage.play("den 2028-01-31 kl. 12:00")
    told = Counter(
        (each.at.date(), each.place, each.answer.title.rpartition(": ")[2])
        for each in stage.board.posted
        if each.answer.title.startswith("Påminnelse: ")
    )
    assert len(told) > 40
    assert {what for what, times in told.items() if times > 1} == set()
    assert "Frist 2028-9: Regionernas beslut om finansiering" in str(titles(stage))
