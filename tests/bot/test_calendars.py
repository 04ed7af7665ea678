"""The calendar feed over HTTP, as a calendar program fetches it."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime, time, timedelta

import httpx
import pytest
from ical.calendar_stream import IcsCalendarStream
from starlette.applications import Starlette

from bot.calendars import publish, routes
from bot.clock import STOCKHOLM
from bot.web import serving
from bot.worker import Worker
from storage import calendar_feeds, meetings, meta, people
from storage.database import Database
from storage.journal import Act
from storage.meetings import Meeting
from tests.bot.sandbox.stage import NO_TLS

AT = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)
ACT = Act("prov", AT, None)


def opened(database: Database, handle: str = "samordnare-12") -> str:
    with database.writing() as archive:
        person = people.by_handle(archive)[handle]
        return calendar_feeds.open_feed(archive, ACT, person.id)


@asynccontextmanager
async def fetching(
    database: Database, clock: Callable[[], datetime] = lambda: AT
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a server that has the feed and nothing else."""
    hands = Worker(database)
    web = Starlette(routes=routes(hands, clock))
    async with (
        serving(web, "127.0.0.1", 0) as port,
        httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{port}", trust_env=False, verify=NO_TLS
        ) as client,
    ):
        yield client
    hands.close()


async def test_a_secret_opens_the_calendar_for_whoever_asks_only(example: Database) -> None:
    async with fetching(example) as client:
        answer = await client.get(f"/calendar/{opened(example)}.ics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert len(IcsCalendarStream.calendar_from_ics(answer.text).events) > 10


async def test_what_has_not_changed_is_not_sent_again(example: Database) -> None:
    moment = AT
    async with fetching(example, lambda: moment) as client:
        path = f"/calendar/{opened(example)}.ics"
        tag = (await client.get(path)).headers["ETag"]
        moment += timedelta(hours=6)
        for known in (tag, f'"other", W/{tag}'):
            again = await client.get(path, headers={"If-None-Match": known})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["ETag"] == tag
        with example.writing() as archive:
            meetings.add(archive, ACT, Meeting(date(2027, 2, 11), time(10)))
        changed = await client.get(path, headers={"If-None-Match": tag})
        assert changed.status_code == 200
        assert "SUMMARY:Styrgruppen: sammanträde" in changed.text


async def test_what_opens_nothing_is_answered_like_a_path_that_is_not_there(
    example: Database,
) -> None:
    secret = opened(example)
    revoked = opened(example, "samordnare-14")
    with example.writing() as archive:
        calendar_feeds.revoke(archive, ACT, people.by_handle(archive)["samordnare-14"].id)
    wrong = (revoked, f"{secret[:-1]}_", secret[:-1], "x", "%00", "å" * 200)
    async with fetching(example) as client:
        nowhere = await client.get("/nothing")
        paths = [f"/calendar/{each}.ics" for each in wrong]
        for path in (*paths, "/calendar/.ics", f"/calendar/{secret}", "/calendar/"):
            answer = await client.get(path)
            assert (answer.status_code, answer.content) == (404, nowhere.content), path
            assert dict(answer.headers).keys() == dict(nowhere.headers).keys()
        assert (await client.post(f"/calendar/{secret}.ics")).status_code == 405


async def test_no_log_holds_the_secret(
    example: Database, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    for client_log in ("httpx", "httpcore"):  # the other side's, here in the same process
        caplog.set_level(logging.CRITICAL, client_log)
    caplog.set_level(logging.DEBUG)
    secret = opened(example)
    moments = [AT, AT]
    async with fetching(example, moments.pop) as client:
        assert (await client.get(f"/calendar/{secret}.ics")).status_code == 200
        assert (await client.get(f"/calendar/{secret}x.ics")).status_code == 404
        assert (await client.get(f"/calendar/{secret}.ics")).status_code == 500
    said = "".join(capfd.readouterr())
    assert "Traceback" in caplog.text, "what breaks is logged"
    assert secret not in f"{caplog.text}{said}"


def test_the_public_address_is_kept_once(example: Database) -> None:
    for url in ("https://a.example.org", "https://a.example.org", ""):
        publish(example, url)
        with example.reading() as archive:
            assert meta.public_url(archive) == url
