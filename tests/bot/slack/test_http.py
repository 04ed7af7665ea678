import asyncio
import json
import time
from urllib.parse import urlencode

import httpx

from bot.sandbox.signed_requests import signature
from bot.slack.app import build
from bot.slack.http import LARGEST_BODY, PATH, web_app
from bot.web import serving
from bot.worker import Worker
from storage.database import Database
from tests.bot.sandbox.stage import NO_TLS
from tests.bot.slack.api import slack_api
from tests.bot.slack.stage import (
    FORM,
    KANSLIET,
    NOW,
    SECRET,
    SKANE,
    Stage,
    command,
    on_stage,
    pressed,
)

BUDGET = "budget 2028 sätt belopp=12000000"
WRITING = command(BUDGET, KANSLIET)
MINUTE = 60


def now() -> int:
    return int(time.time())


def budgets(database: Database) -> int:
    with database.reading() as archive:
        rows = archive.connection.exec_driver_sql("SELECT count(*) FROM budgets WHERE year = 2028")
        return int(rows.scalar_one())


async def refused(stage: Stage, body: bytes, **headers: str) -> int:
    """The status a request is refused with, having left nothing behind."""
    before = stage.kept()
    answer = await stage.post(body, **headers)
    assert stage.kept() == before
    assert budgets(stage.database) == 0
    return answer.status_code


FORGED = {
    "another secret": signature("en annan", WRITING),
    "no version": {"X-Slack-Signature": "abc"},
    "empty": {"X-Slack-Signature": ""},
    "stale": signature(SECRET, WRITING, now() - 6 * MINUTE),
    "of tomorrow": signature(SECRET, WRITING, now() + 24 * 60 * MINUTE),
    "of another body": signature(SECRET, command(BUDGET, SKANE)),
    "another timestamp": {"X-Slack-Request-Timestamp": str(now() - 1)},
    "words": {"X-Slack-Request-Timestamp": "i går"},
    "not a whole number": {"X-Slack-Request-Timestamp": "1e9"},
    "negative": {"X-Slack-Request-Timestamp": "-1"},
    "other digits": {"X-Slack-Request-Timestamp": "²³"},
    "thousands of digits": {"X-Slack-Request-Timestamp": "9" * 5000},
    "no timestamp": {"X-Slack-Request-Timestamp": ""},
}


async def test_a_request_slack_has_not_signed_just_now_reaches_no_handler(
    example: Database,
) -> None:
    async with on_stage(example) as stage:
        for name, headers in FORGED.items():
            signed = {**signature(SECRET, WRITING), **headers}
            assert (name, await posted(stage, signed)) == (name, 401)
        for missing in ("X-Slack-Signature", "X-Slack-Request-Timestamp"):
            left = signature(SECRET, WRITING)
            del left[missing]
            assert (missing, await posted(stage, left)) == (missing, 401)
        altered = WRITING.replace(b"12000000", b"99000000")
        assert await posted(stage, signature(SECRET, WRITING), altered) == 401
        assert stage.kept()[1] == budgets(example) == 0
        assert await posted(stage, signature(SECRET, WRITING)) == 200
        assert budgets(example) == 1, "the same request, truly signed, is heard"


async def posted(stage: Stage, headers: dict[str, str], body: bytes = WRITING) -> int:
    given = {"Content-Type": FORM, **headers}
    encoded = {name.encode(): value.encode() for name, value in given.items()}
    return (await stage.web.post(PATH, content=body, headers=encoded)).status_code


async def test_whoever_hangs_up_in_the_middle_is_let_go(example: Database) -> None:
    async with on_stage(example) as stage:
        url = stage.web.base_url
        _, writer = await asyncio.open_connection(url.host, url.port)
        stamp = signature(SECRET, WRITING)["X-Slack-Request-Timestamp"]
        head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
        writer.write(f"{head}X-Slack-Request-Timestamp: {stamp}\r\n\r\nabc".encode())
        await writer.drain()
        await asyncio.sleep(0.02)
        writer.close()
        await writer.wait_closed()
        assert "Region Skåne" in (await stage.command("andel Skåne"))["text"]


async def test_a_body_that_is_too_large_is_read_no_further(example: Database) -> None:
    async with on_stage(example) as stage:
        assert await refused(stage, command("x" * LARGEST_BODY, KANSLIET)) == 413
        assert await refused(stage, b"x" * (4 * LARGEST_BODY)) == 413


async def test_a_body_just_within_the_limit_is_answered(example: Database) -> None:
    async with on_stage(example) as stage:
        long = command("x" * (LARGEST_BODY - len(command(""))))
        assert len(long) == LARGEST_BODY
        answer = await stage.post(long)
        assert answer.status_code == 200
        assert "inget sådant kommando" in answer.json()["text"]


BROKEN = {
    "JSON": b'{"type": "event_callback", ',
    "JSON that is no object": b'{"a": 1}]',
    "a list as payload": urlencode({"payload": "[1]"}).encode(),
    "a word as payload": urlencode({"payload": '"hej"'}).encode(),
    "a payload cut short": urlencode({"payload": '{"type": "block_actions"'}).encode(),
    "an empty payload": b"payload=",
    "no UTF-8": b"{\xff\xfe}",
    "a deep payload": urlencode({"payload": "[" * 50_000}).encode(),
    "a long number": urlencode({"payload": '{"a": ' + "9" * 5000 + "}"}).encode(),
}


async def test_a_signed_body_that_cannot_be_read_is_refused(example: Database) -> None:
    async with on_stage(example) as stage:
        for name, body in BROKEN.items():
            assert (name, await refused(stage, body)) == (name, 400)


async def test_a_signed_list_is_refused_as_json(example: Database) -> None:
    async with on_stage(example) as stage:
        for body in (b"[]", b'"hej"', b"5", b"null"):
            status = await refused(stage, body, Content_Type="application/json")
            assert (body, status) == (body, 400)


async def test_payloads_of_a_kind_we_never_asked_for_are_not_found(example: Database) -> None:
    async with on_stage(example) as stage:
        for payload in ({}, {"type": "something"}, {"type": 5}, {"type": "block_actions"}):
            status = await refused(stage, urlencode({"payload": json.dumps(payload)}).encode())
            assert (payload, status) == (payload, 404)


async def test_a_replayed_writing_command_is_answered_once(example: Database) -> None:
    async with on_stage(example) as stage:
        answers = [(await stage.post(WRITING)).json() for _ in range(3)]
        assert answers[0] == answers[1] == answers[2]
        assert "12\u00a0000\u00a0000,00\u00a0kr" in answers[0]["text"]
        assert budgets(example) == 1
        assert stage.kept()[1] == 1


async def test_replays_at_the_same_time_are_answered_once(example: Database) -> None:
    async with on_stage(example) as stage:
        answers = await asyncio.gather(*(stage.post(WRITING) for _ in range(8)))
        assert len({answer.text for answer in answers}) == 1
        assert budgets(example) == 1


async def test_reading_leaves_nothing_behind(example: Database) -> None:
    async with on_stage(example) as stage:
        before = stage.kept()
        await stage.command("andel Region Skåne")
        await stage.interact(pressed(json.dumps(["frister", {}])))
        assert stage.kept() == before


async def test_only_posts_to_the_one_address_are_taken(example: Database) -> None:
    async with on_stage(example) as stage:
        assert (await stage.web.get(PATH)).status_code == 405
        for path in ("/", "/slack", "/slack/install", "/healthz", "/slack/events/"):
            assert (await stage.web.get(path)).status_code in {307, 404}
            answer = await stage.web.post(path, content=WRITING, headers=signature(SECRET, WRITING))
            assert (path, answer.status_code) in {(path, 307), (path, 404)}
        assert budgets(example) == 0


async def test_slacks_own_checks_are_answered(example: Database) -> None:
    async with on_stage(example) as stage:
        body = json.dumps({"type": "url_verification", "challenge": "abc"}).encode()
        answer = await stage.post(body, Content_Type="application/json")
        assert answer.status_code == 200
        assert "abc" in answer.text
        forged = await stage.post(body, Content_Type="application/json", X_Slack_Signature="v0=0")
        assert forged.status_code == 401
        assert (await stage.post(b"ssl_check=1&token=x")).status_code == 200


async def test_a_command_that_is_not_ours_is_not_found(example: Database) -> None:
    async with on_stage(example) as stage:
        assert await refused(stage, command("", KANSLIET, command="/annat")) == 404


async def test_without_a_secret_no_signature_is_true(example: Database) -> None:
    worker = Worker(example)
    async with slack_api() as api:
        app = build(worker, lambda: NOW, api.client, "")
        async with (
            serving(web_app(app), "127.0.0.1", 0) as port,
            httpx.AsyncClient(trust_env=False, verify=NO_TLS) as web,
        ):
            for secret in ("", "x", "socket mode needs none", "None"):
                headers = {"Content-Type": FORM, **signature(secret, WRITING)}
                url = f"http://127.0.0.1:{port}{PATH}"
                answer = await web.post(url, content=WRITING, headers=headers)
                assert (secret, answer.status_code) == (secret, 401)
    worker.close()
    assert budgets(example) == 0
