from dataclasses import replace
from datetime import date, datetime, time

import pytest

from governance.meetings import Kind, Meeting
from governance.year import Duty
from handlers.answer import Facts
from handlers.drawings import Wheel
from handlers.texts import almanac as words
from handlers.texts import wheel as texts
from storage import meetings, steering
from storage.database import Database
from storage.journal import Act
from tests.conversations.scenes import STOCKHOLM
from tests.conversations.stage import Stage

AT = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)
ACT = Act("prov", AT, None)
MEETING = Meeting(date(2027, 2, 11), time(10), "Teams", ends=time(12))
CONFERENCE = Meeting(date(2027, 4, 21), time(9), kind=Kind.CONFERENCE)


def add(database: Database, *found: Meeting) -> None:
    with database.writing() as archive:
        for each in found:
            meetings.add(archive, ACT, each)


def played(stage: Stage, year: int) -> tuple[Wheel, Facts]:
    stage.play(f"gast: årshjul {year}")
    picture, listing, *_ = stage.answer.parts
    assert isinstance(picture, Wheel)
    assert isinstance(listing, Facts)
    return picture, listing


def labels(picture: Wheel, kind: str) -> list[tuple[str, str]]:
    return [(f"{mark.day:%m-%d}", mark.label) for mark in picture.marks if mark.kind == kind]


def test_every_duty_has_a_last_day_for_something() -> None:
    assert set(words.LAST_DAYS) == set(Duty)


def test_the_wheel_holds_the_dates_the_meetings_and_the_terms(stage: Stage) -> None:
    add(stage.database, MEETING, CONFERENCE)
    picture, _ = played(stage, 2027)
    assert labels(picture, texts.DATES) == [
        ("03-31", "Verksamhetsrapporten för 2026"),
        ("06-30", "Utträde den 1 januari 2028"),
        ("12-15", "Verksamhetsplanen för 2028"),
        ("12-31", "Minst fyra möten 2027"),
        ("12-31", "De två konferenserna 2027"),
    ]
    assert labels(picture, texts.MEETINGS) == [("02-11", "Möte 1, kl.\u00a010.00–12.00")]
    assert labels(picture, texts.CONFERENCES) == [("04-21", "Konferens (möte 2), kl.\u00a009.00")]
    assert labels(picture, texts.TERMS) == [("12-31", "Mandat går ut: stol 6 och 7")]
    assert picture.alt == (
        "Året 2027 som ett hjul av tolv månader, med 5 sista dagar enligt samarbetsformerna, "
        "ett möte, en konferens och en dag då mandat går ut. Allt står i listan."
    )


def test_the_list_says_the_same_as_the_picture_and_more(stage: Stage) -> None:
    add(stage.database, MEETING, CONFERENCE)
    picture, listing = played(stage, 2027)
    said = {fact.label: fact.value for fact in listing.facts}
    assert said["Torsdag den 11 februari 2027"] == (
        "Möte 1, kl.\u00a010.00–12.00, Teams (planerat)"
    )
    assert next(iter(said)) == "Torsdag den 11 februari 2027", "by day"
    for mark in picture.marks:
        assert any(mark.label in value for value in said.values()), mark.label


def test_a_last_day_that_is_no_working_day_has_its_advice(stage: Stage) -> None:
    _, listing = played(stage, 2029)
    assert listing.facts[0].value == (
        "Verksamhetsrapporten för 2028 (sista dag att överlämna), "
        "planera för torsdag den 29 mars 2029"
    )


def test_what_is_cancelled_is_left_out(stage: Stage) -> None:
    add(stage.database, replace(MEETING, cancelled="Förhinder"))
    picture, _ = played(stage, 2027)
    assert labels(picture, texts.MEETINGS) == []
    assert "Inga möten är inlagda för 2027." in str(stage.answer)


def test_today_is_marked_in_its_own_year_only(stage: Stage) -> None:
    assert labels(played(stage, 2026)[0], texts.TODAY) == [("11-22", "I dag")]
    assert labels(played(stage, 2027)[0], texts.TODAY) == []
    stage.play("gast: årshjul")
    assert stage.answer.title == "Årshjul 2026"


@pytest.mark.parametrize("year", [2024, 2028, 2100])
def test_every_year_that_can_be_asked_for_has_its_wheel(stage: Stage, year: int) -> None:
    assert len(labels(played(stage, year)[0], texts.DATES)) == 5


def test_the_term_of_somebody_who_left_before_is_no_term_that_ends(stage: Stage) -> None:
    stage.play("kansliet: stol 7 sätt person=gast från=2027-03-01 mandat-till=2028-02-29")
    with stage.database.reading() as archive:
        held = [each for each in steering.holdings(archive) if each.seat == 7]
    assert [each.term_ends for each in held] == [date(2027, 12, 31), date(2028, 2, 29)]
    assert labels(played(stage, 2027)[0], texts.TERMS) == [("12-31", "Mandat går ut: stol 6")]
    assert labels(played(stage, 2028)[0], texts.TERMS) == [("02-29", "Mandat går ut: stol 7")]
