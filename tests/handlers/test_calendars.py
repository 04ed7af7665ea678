"""The calendar: whose address it is, how long it opens anything, and what is behind it."""

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event

from governance.meetings import Kind, Meeting
from handlers import calendars, dispatch
from handlers.answer import Secret
from handlers.ask import Account, Chosen, Delivery, Place, PlaceKind
from handlers.outcome import Exit
from storage import inbox, links, meetings, meta, voting
from storage.database import Database
from storage.journal import Act
from storage.schema import metadata
from tests.conversations.examples import PUBLIC_URL as URL
from tests.conversations.scenes import STOCKHOLM
from tests.conversations.stage import Stage

AT = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)
ACT = Act("prov", AT, None)
MEETING = Meeting(date(2027, 2, 11), time(10), "Teams", ends=time(12))
PERSON = "samordnare-05"
ACCOUNT = ("T0SANDBOX", "USAMORDNARE05")


def given(stage: Stage, said: str = "kalender", who: str = PERSON) -> str:
    """The secret somebody is given."""
    stage.play(f"{who}: {said}")
    (part,) = [part for part in stage.answer.parts if isinstance(part, Secret)]
    return part.text.removeprefix(f"{URL}/calendar/").removesuffix(".ics")


def opens(stage: Stage, secret: str) -> bool:
    return calendars.feed(stage.database, secret, stage.at) is not None


def read(stage: Stage) -> Calendar:
    text = calendars.exported(stage.database, None, stage.at).text
    return IcsCalendarStream.calendar_from_ics(text)


def by_uid(stage: Stage) -> dict[str, Event]:
    return {str(event.uid): event for event in read(stage).events}


def add(database: Database, meeting: Meeting) -> int:
    with database.writing() as archive:
        return meetings.add(archive, ACT, meeting)


def test_the_address_is_told_once_and_opens_the_calendar(stage: Stage) -> None:
    secret = given(stage)
    assert len(secret) == 43
    assert opens(stage, secret)
    stage.play(f"{PERSON}: kalender")
    assert secret not in str(stage.answer)
    assert "Du fick din kalenderadress den 22 november 2026" in str(stage.answer)
    assert opens(stage, secret), "asking again changes nothing"


def test_each_person_has_an_address_of_their_own(stage: Stage) -> None:
    mine, theirs = given(stage), given(stage, who="samordnare-12")
    stage.play(f"{PERSON}: kalender av")
    assert not opens(stage, mine)
    assert opens(stage, theirs)


def test_a_new_address_ends_the_one_before(stage: Stage) -> None:
    first = given(stage)
    second = given(stage, "kalender ny")
    assert not opens(stage, first)
    assert opens(stage, second)


def test_it_can_be_turned_off_and_on_again(stage: Stage) -> None:
    stage.play(f"{PERSON}: kalender av")
    assert "Du har ingen kalenderadress" in str(stage.answer)
    secret = given(stage)
    stage.play(f"{PERSON}: kalender av")
    assert not opens(stage, secret)
    assert opens(stage, given(stage))


def test_it_is_dead_when_the_last_role_has_ended(stage: Stage) -> None:
    secret = given(stage)
    stage.play(f"kansliet: roll ta {PERSON} roll=områdessamordnare")
    assert opens(stage, secret), "one role is left"
    stage.play(f"kansliet: roll ta {PERSON} roll=regionsamordnare till=2026-11-30")
    assert opens(stage, secret), "until its last day"
    stage.at = datetime(2026, 12, 1, tzinfo=STOCKHOLM)
    assert not opens(stage, secret)
    stage.play(f"{PERSON}: kalender")
    assert "Det kan alla som har en roll" in str(stage.answer)


def test_it_is_dead_when_the_account_is_no_longer_linked(stage: Stage) -> None:
    secret = given(stage)
    with stage.database.writing() as archive:
        person = links.accounts(archive)[ACCOUNT]
        links.link(archive, ACT, ACCOUNT, None)
    assert not opens(stage, secret)
    with stage.database.writing() as archive:
        links.link(
            archive, Act("prov", AT + timedelta(hours=1), None), ("T0SANDBOX", "UNY"), person
        )
    assert not opens(stage, secret), "whoever had the account has the address"
    stage.at = AT + timedelta(hours=2)
    assert opens(stage, given(stage)), "and asking gives another"


def test_whoever_has_no_role_is_told_who_can(stage: Stage) -> None:
    assert stage.play("nykomling: kalender")[0] == "(nekas) Det går inte"


def test_without_a_public_address_it_says_whom_to_ask(stage: Stage) -> None:
    with stage.database.writing() as archive:
        meta.set_public_url(archive, "")
        before = archive.revision
    stage.play(f"{PERSON}: kalender")
    assert "HALLBAR_PUBLIC_URL" in str(stage.answer)
    with stage.database.reading() as archive:
        assert archive.revision == before


def test_what_is_kept_of_the_answer_holds_no_secret(stage: Stage) -> None:
    place = Place(PlaceKind.CHANNEL, "C1")
    said = Chosen("kalender", {})
    delivery = Delivery(Account(*ACCOUNT), place, AT, said, key="trigger 1")
    first = dispatch.answer(delivery, stage.database)
    assert first.exit is Exit.ANSWER
    assert first.again is None, "nothing offers to show it to the channel"
    (told,) = [part for part in first.answer.parts if isinstance(part, Secret)]
    secret = told.text.removeprefix(f"{URL}/calendar/").removesuffix(".ics")
    again = dispatch.answer(delivery, stage.database)
    assert secret not in str(again.answer)
    assert "Adressen visas bara en gång." in str(again.answer)
    with stage.database.reading() as archive:
        kept = inbox.seen(archive, "trigger 1")
        tables = [archive.connection.execute(table.select()) for table in metadata.sorted_tables]
        dump = str([each.all() for each in tables])
    assert kept is not None
    assert json.loads(kept)["title"] == "Din kalender"
    assert secret not in dump


def test_the_calendar_holds_three_years_of_last_days(stage: Stage) -> None:
    found = by_uid(stage)
    duties = {uid: event for uid, event in found.items() if uid.startswith("frist-")}
    assert len(duties) == 15
    report = duties["frist-verksamhetsrapport-2027@hallbar"]
    assert (report.start, report.end) == (date(2027, 3, 31), date(2027, 4, 1))
    assert report.summary == "Verksamhetsrapporten för 2026 (sista dag att överlämna)"
    assert "/hallbar frist 2027-1" in str(report.description)
    assert "Samarbetsformerna: Verksamhetsår och rapport (R8, R9)" in str(report.description)


def test_a_last_day_that_is_no_working_day_says_so(stage: Stage) -> None:
    stage.at = datetime(2029, 1, 8, 10, tzinfo=STOCKHOLM)
    report = by_uid(stage)["frist-verksamhetsrapport-2029@hallbar"]
    assert "Planera för torsdag den 29 mars 2029" in str(report.description)


def test_a_meeting_keeps_its_uid_and_counts_its_moves(stage: Stage) -> None:
    number = add(stage.database, MEETING)
    event = by_uid(stage)["mote-1@hallbar"]
    assert event.start == datetime(2027, 2, 11, 10, tzinfo=STOCKHOLM)
    assert event.end == datetime(2027, 2, 11, 12, tzinfo=STOCKHOLM)
    assert (event.summary, event.location) == ("Styrgruppen: sammanträde", "Teams")
    assert event.sequence == 0
    with stage.database.writing() as archive:
        meetings.change(archive, ACT, number, replace(MEETING, day=date(2027, 3, 4)))
    event = by_uid(stage)["mote-1@hallbar"]
    assert (event.start, event.sequence) == (datetime(2027, 3, 4, 10, tzinfo=STOCKHOLM), 1)
    with stage.database.writing() as archive:
        meetings.change(archive, ACT, number, replace(MEETING, cancelled="Förhinder"))
    event = by_uid(stage)["mote-1@hallbar"]
    assert (event.status, event.transparency, event.sequence) == ("CANCELLED", "TRANSPARENT", 2)
    assert event.summary == "Inställt: Styrgruppen: sammanträde"
    assert "Förhinder" in str(event.description)


def test_a_meeting_without_hours_has_its_whole_day(stage: Stage) -> None:
    add(stage.database, Meeting(date(2027, 2, 11), time(), kind=Kind.CONFERENCE))
    event = by_uid(stage)["mote-1@hallbar"]
    assert (event.start, event.end) == (date(2027, 2, 11), date(2027, 2, 12))
    assert event.summary == "Styrgruppen: konferens"


def test_each_term_that_ends_has_its_day(stage: Stage) -> None:
    event = by_uid(stage)["mandat-6-2027-12-31@hallbar"]
    assert event.start == date(2027, 12, 31)
    assert event.summary == "Mandat går ut: stol 6, RMC:s första plats"


def test_an_open_vote_has_the_moment_it_closes(stage: Stage) -> None:
    stage.play('kansliet: arbetsordning anta protokoll="2026-11-20 § 4"')
    new = 'omröstning ny ärende=budget rubrik="Budget 2027" förslag="Den fastställs."'
    paper = 'underlag="https://example.org/b.pdf"'
    stage.play(f'kansliet: {new} {paper} stänger="2026-12-08 15:00"')
    stage.play(f"kansliet: {new} {paper} form=möte datum=2026-12-08")
    assert "omrostning-1@hallbar" not in by_uid(stage), "a draft closes at no time"
    stage.play("kansliet: omröstning 1 öppna")
    stage.play("kansliet: omröstning 2 öppna")
    with stage.database.reading() as archive:
        assert [stored.id for stored in voting.open_votes(archive)] == [1, 2]
    found = by_uid(stage)
    event = found["omrostning-1@hallbar"]
    assert event.start == event.end == datetime(2026, 12, 8, 15, tzinfo=STOCKHOLM)
    assert event.summary == "Omröstning 1 stänger: Budget 2027"
    assert "omrostning-2@hallbar" not in found, "at a meeting, who leads it closes"


def test_a_file_of_one_year_holds_that_year_alone(stage: Stage) -> None:
    add(stage.database, MEETING)
    document = calendars.exported(stage.database, 2027, AT)
    assert (document.name, document.media) == ("kalender-2027.ics", "text/calendar")
    events = IcsCalendarStream.calendar_from_ics(document.text).events
    assert {event.start.year for event in events} == {2027}
    assert len(events) == 8
    assert calendars.exported(stage.database, None, AT).name == "kalender.ics"


def test_the_file_is_the_same_until_something_is_recorded(stage: Stage) -> None:
    first = calendars.exported(stage.database, None, AT).text
    assert calendars.exported(stage.database, None, AT + timedelta(days=3)).text == first
    with stage.database.writing() as archive:
        meetings.add(archive, Act("prov", AT + timedelta(days=4), None), MEETING)
    assert "DTSTAMP:20261126T090000Z" in calendars.exported(stage.database, None, AT).text
