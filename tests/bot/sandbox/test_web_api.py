"""The Web API's door: tokens, bodies, rate limits, and faults on order."""

import time

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.faults import Fault
from bot.sandbox.options import Pace
from tests.bot.sandbox.stage import Json, MakeStage

WHERE: Json = {"channel": "C0STYRGRUPP"}


async def test_a_call_needs_the_right_token(stage: MakeStage) -> None:
    async with stage() as slack:
        for token, error in [
            ("", "not_authed"),
            ("xoxb-annan", "invalid_auth"),
            ("xapp-sandbox", "not_allowed_token_type"),
        ]:
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            answer = await slack.page.post("/api/auth.test", headers=headers)
            assert answer.json() == {"ok": False, "error": error}
        with pytest.raises(SlackApiError, match="not_allowed_token_type"):
            await slack.client.apps_connections_open(app_token="xoxb-sandbox")


async def test_auth_test_tells_who_the_bot_is_and_what_it_may(stage: MakeStage) -> None:
    async with stage() as slack:
        told = await slack.client.auth_test()
        assert (told["user_id"], told["bot_id"]) == ("UHALLBAR", "BHALLBAR")
        assert told["team_id"] == "T0SANDBOX"
        assert "chat:write" in told.headers["x-oauth-scopes"].split(",")


async def test_arguments_come_as_a_form_as_json_or_in_the_address(stage: MakeStage) -> None:
    async with stage() as slack:
        form = {"token": "xoxb-sandbox", **WHERE, "text": "Å", "blocks": '[{"type": "divider"}]'}
        assert (await slack.page.post("/api/chat.postMessage", data=form)).json()["ok"]
        header = {"Authorization": "Bearer xoxb-sandbox"}
        params = {"user": "USKANE", "token": "xoxb-sandbox"}
        by_get = await slack.page.get("/api/users.info", params=params, headers=header)
        assert by_get.json()["ok"]
        by_image_tag = await slack.page.get("/api/users.info", params=params)
        assert by_image_tag.json()["error"] == "not_authed"
        as_json = await slack.page.post("/api/auth.test", json={"token": "xoxb-sandbox"})
        assert as_json.json()["error"] == "not_authed"
        (shown,) = await slack.messages()
        assert (shown["text"], shown["blocks"][0]["type"]) == ("Å", "divider")


async def test_unknown_methods_and_large_bodies_are_refused(stage: MakeStage) -> None:
    async with stage() as slack:
        assert (await slack.call("chat.sing"))["error"] == "unknown_method"
        large = await slack.page.post("/api/auth.test", content=b"x" * 1_000_001)
        assert large.status_code == 413
        deed = await slack.page.post("/sandbox/message", content=b"x" * 256_001)
        assert deed.status_code == 413


async def test_more_than_about_a_message_a_second_is_too_many(stage: MakeStage) -> None:
    now = [0.0]
    async with stage(pace=Pace(monotonic=lambda: now[0])) as slack:
        for _ in range(5):
            await slack.client.chat_postMessage(**WHERE, text="x")
        with pytest.raises(SlackApiError) as limited:
            await slack.client.chat_postMessage(**WHERE, text="x")
        assert limited.value.response.status_code == 429
        assert limited.value.response.headers["Retry-After"] == "1"
        assert limited.value.response["error"] == "ratelimited"
        assert (await slack.call("chat.postMessage", channel="C0AU", text="x"))["ok"]
        now[0] = 1.0
        assert (await slack.call("chat.postMessage", **WHERE, text="x"))["ok"]


async def test_methods_have_their_tiers_unless_switched_off(stage: MakeStage) -> None:
    now = [0.0]
    async with stage(pace=Pace(monotonic=lambda: now[0])) as slack:
        answers = [await slack.call("users.list") for _ in range(21)]
        assert [answer["ok"] for answer in answers] == [True] * 20 + [False]
    async with stage(pace=Pace(rate_limits=False)) as slack:
        answers = [await slack.call("users.list") for _ in range(21)]
        assert all(answer["ok"] for answer in answers)


async def test_a_dropped_reply_has_still_been_posted(stage: MakeStage) -> None:
    async with stage() as slack:
        slack.sandbox.faults.add(Fault("drop_reply", "chat.postMessage"))
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await slack.client.chat_postMessage(**WHERE, text="en gång")
        assert await slack.texts() == ["en gång"]
        await slack.client.chat_postMessage(**WHERE, text="igen")
        assert len(await slack.texts()) == 2


async def test_the_sdks_default_client_posts_again_when_the_reply_is_lost(stage: MakeStage) -> None:
    async with stage() as slack:
        slack.sandbox.faults.add(Fault("drop_reply"))
        retrying = AsyncWebClient("xoxb-sandbox", base_url=f"{slack.base}/api/")
        await retrying.chat_postMessage(**WHERE, text="dubbelt")
        assert await slack.texts() == ["dubbelt", "dubbelt"]


async def test_a_server_error_may_or_may_not_have_taken_effect(stage: MakeStage) -> None:
    async with stage() as slack:
        for accepted in [False, True]:
            slack.sandbox.faults.add(Fault("server_error", "chat.postMessage", accepted=accepted))
            with pytest.raises(SlackApiError) as broken:
                await slack.client.chat_postMessage(**WHERE, text=f"{accepted}")
            assert broken.value.response.status_code == 503
        assert await slack.texts() == ["True"]


async def test_faults_are_ordered_over_http_too(stage: MakeStage) -> None:
    async with stage() as slack:
        slow = {"kind": "slow", "method": "auth.test", "seconds": 0.1}
        assert await slack.post("faults", add=slow) == {"ok": True}
        begun = time.monotonic()
        assert (await slack.call("auth.test"))["ok"]
        assert time.monotonic() - begun >= 0.1
        await slack.post("faults", add={"kind": "rate_limited", "seconds": 7, "times": None})
        with pytest.raises(SlackApiError) as limited:
            await slack.client.auth_test()
        assert limited.value.response.headers["Retry-After"] == "7"
        await slack.post("faults", clear=True)
        assert (await slack.call("auth.test"))["ok"]
        assert (await slack.post("faults", add={"sort": "x"}))["error"] == "invalid_request"
        assert (await slack.post("faults", add={"kind": "x"}))["error"] == "invalid_request"


async def test_chances_are_the_same_from_the_same_seed(stage: MakeStage) -> None:
    async with stage() as slack:

        async def run() -> list[int]:
            await slack.post("faults", clear=True, seed=7)
            half = Fault("server_error", times=None, probability=0.5, accepted=False)
            slack.sandbox.faults.add(half)
            return [(await slack.page.get("/api/auth.test")).status_code for _ in range(12)]

        first = await run()
        assert set(first) == {200, 503}
        assert await run() == first


async def test_uploads_and_response_urls_fail_on_order(stage: MakeStage) -> None:
    async with stage() as slack:
        slack.sandbox.faults.add(Fault("server_error", "response_url", accepted=True))
        url = slack.sandbox.response_url("UKANSLIET", "C0STYRGRUPP")
        assert (await slack.page.post(url, json={"text": "kom fram"})).status_code == 503
        assert await slack.texts() == ["kom fram"]
        slack.sandbox.faults.add(Fault("server_error", "upload", accepted=False))
        ticket = await slack.client.files_getUploadURLExternal(filename="a", length=1)
        assert (await slack.page.post(ticket["upload_url"], content=b"a")).status_code == 503
        assert (await slack.page.post(ticket["upload_url"], content=b"a")).status_code == 200
