"""Calendar files, held against RFC 5545 and read by two other hands."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar, Timezone

from handlers.cleaning import clean
from handlers.ics import Event, cancellation, ics

STOCKHOLM = ZoneInfo("Europe/Stockholm")
AT = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)
MEETING = Event(
    uid="mote-3@hallbar",
    title="Möte 3",
    start=datetime(2027, 2, 11, 10, tzinfo=STOCKHOLM),
    end=datetime(2027, 2, 11, 12, tzinfo=STOCKHOLM),
    place="Teams; rum 2",
    description="Första raden,\nandra raden \\ sista",
    sequence=2,
)
DUTY = Event("frist@hallbar", "Verksamhetsrapporten", date(2028, 2, 29))
CLOSING = Event("omrostning-12@hallbar", "Stänger", datetime(2027, 3, 28, 3, tzinfo=STOCKHOLM))
TEXTS = st.text(max_size=120).map(clean).filter(bool)


def zone_of(text: str) -> Timezone:
    (found,) = Calendar.from_ical(text).timezones
    return found


def test_a_strict_reader_finds_what_was_written() -> None:
    calendar = IcsCalendarStream.calendar_from_ics(ics([MEETING, DUTY, CLOSING], AT))
    meeting, duty, closing = calendar.events
    assert (meeting.uid, meeting.sequence, meeting.dtstamp) == ("mote-3@hallbar", 2, AT)
    assert (meeting.start, meeting.end) == (MEETING.start, MEETING.end)
    assert meeting.location == MEETING.place
    assert meeting.description == MEETING.description
    assert (duty.start, duty.end) == (date(2028, 2, 29), date(2028, 3, 1))
    assert duty.transparency == "TRANSPARENT"
    assert (closing.start, closing.end) == (CLOSING.start, CLOSING.start)


def test_the_library_that_wrote_it_finds_no_fault_either() -> None:
    calendar = Calendar.from_ical(ics([MEETING, DUTY, CLOSING], AT, "Årets möten"))
    assert (calendar["VERSION"], calendar.calendar_name) == ("2.0", "Årets möten")
    assert calendar.get_missing_tzids() == set()
    assert [event.errors for event in calendar.events] == [[], [], []]
    assert "METHOD" not in calendar


@pytest.mark.parametrize("event", [MEETING, DUTY])
def test_what_is_cancelled_says_so_once_and_takes_nobodys_time(event: Event) -> None:
    text = ics([event, replace(event, uid="b@hallbar", cancelled=True)], AT)
    kept, gone = IcsCalendarStream.calendar_from_ics(text).events
    assert (kept.status, gone.status) == (None, "CANCELLED")
    assert gone.transparency == "TRANSPARENT"
    assert (kept.transparency == "TRANSPARENT") is (event is DUTY)
    assert text.count("STATUS:CANCELLED") == 1
    assert [each.errors for each in Calendar.from_ical(text).events] == [[], []]


def test_a_cancellation_is_a_message_from_somebody_about_the_same_event() -> None:
    text = cancellation(replace(MEETING, cancelled=True, sequence=3), AT, "Styrgruppen")
    calendar = IcsCalendarStream.calendar_from_ics(text)
    (event,) = calendar.events
    assert calendar.method == "CANCEL"
    assert (event.uid, event.sequence, event.status) == (MEETING.uid, 3, "CANCELLED")
    assert (event.start, event.end) == (MEETING.start, MEETING.end)
    assert event.organizer is not None
    assert event.organizer.common_name == "Styrgruppen"
    assert str(event.organizer.uri).endswith("@hallbar.invalid"), "nobody is written to"
    assert event.attendees == []
    reread = Calendar.from_ical(text)
    assert [each.errors for each in reread.events] == [[]]
    assert reread.get_missing_tzids() == set()


def test_lines_end_with_crlf_and_none_is_longer_than_75_octets() -> None:
    long = Event("å@hallbar", "å" * 300, MEETING.start, description="😀 , ; \\ \n" * 60)
    text = ics([long], AT, "Ä" * 80)
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_people_write_comes_back_as_it_was(title: str, place: str, said: str) -> None:
    event = Event("a@hallbar", title, MEETING.start, None, place, said)
    text = ics([event], AT)
    (read,) = IcsCalendarStream.calendar_from_ics(text).events
    (reread,) = Calendar.from_ical(text).events
    for found in (
        (read.summary, read.location, read.description),
        (reread.get("summary"), reread.get("location"), reread.get("description")),
    ):
        assert [str(each) for each in found] == [title, place, said]


def test_nobody_can_write_a_line_of_their_own() -> None:
    text = ics([Event("a@hallbar", "x\r\nATTENDEE:mailto:a@b.se\nEND:VEVENT", MEETING.start)], AT)
    assert "\r\nATTENDEE" not in text
    assert text.count("\r\nEND:VEVENT") == 1


@pytest.mark.parametrize("year", range(2026, 2036))
def test_the_time_zone_has_swedens_offset_every_hour_around_its_changes(year: int) -> None:
    zone = zone_of(ics([MEETING], AT)).to_tz(lookup_tzid=False)
    middays = [datetime(year, 1, 1, 12, tzinfo=UTC) + timedelta(days=n) for n in range(365)]
    changes = [each for each in middays if each.month in {3, 10} and each.day > 23]
    hours = [each + timedelta(hours=hour) for each in changes for hour in range(-12, 12)]
    for moment in (*middays, *hours):
        local = moment.astimezone(STOCKHOLM)
        if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
            shown = local.replace(tzinfo=zone)
            assert shown.utcoffset() == local.utcoffset(), moment


def test_the_hour_that_comes_twice_is_told_apart() -> None:
    first = datetime(2027, 10, 31, 2, 30, tzinfo=STOCKHOLM)
    passes = [Event(str(fold), "x", first.replace(fold=fold)) for fold in (0, 1)]
    text = ics(passes, AT)
    assert "DTSTART;TZID=Europe/Stockholm:20271031T023000" in text
    assert "DTSTART:20271031T013000Z" in text


def test_a_calendar_without_events_is_one_all_the_same() -> None:
    text = ics([], AT)
    assert IcsCalendarStream.calendar_from_ics(text).events == []
    assert Calendar.from_ical(text).subcomponents, "one with no part at all would be none"
