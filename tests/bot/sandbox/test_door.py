"""The door: other hosts and other sites are turned away."""

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from tests.bot.sandbox.stage import MakeStage


async def test_only_the_sandboxs_own_addresses_are_answered(stage: MakeStage) -> None:
    async with stage() as slack:
        port = slack.base.rsplit(":", 1)[1]
        for host, status in [
            (f"127.0.0.1:{port}", 200),
            (f"localhost:{port}", 200),
            ("localhost", 403),
            ("127.0.0.1:1", 403),
            (f"evil.example:{port}", 403),
        ]:
            answer = await slack.page.get("/sandbox/state", headers={"Host": host})
            assert answer.status_code == status
        with pytest.raises(InvalidStatus, match="403"):
            await connect("ws://evil.example/link/", host="127.0.0.1", port=int(port))


async def test_a_named_host_may_be_allowed_with_its_port(stage: MakeStage) -> None:
    async with stage(allowed_hosts=frozenset({"hallbar.example:8443"})) as slack:
        headers = {"Host": "hallbar.example:8443"}
        assert (await slack.page.get("/sandbox/state", headers=headers)).status_code == 200
        assert (await slack.page.get("/sandbox/state")).status_code == 403


async def test_another_site_can_do_nothing(stage: MakeStage) -> None:
    body = {"as": "kansliet", "channel": "C0STYRGRUPP", "text": "smuggelgods"}
    async with stage() as slack:
        for path in ["/sandbox/message", "/api/chat.postMessage", "/response/x", "/upload/v1/x"]:
            foreign = {"Origin": "http://evil.example"}
            answer = await slack.page.post(path, json=body, headers=foreign)
            assert answer.status_code == 403
        del slack.page.headers["Origin"]
        assert (await slack.page.post("/sandbox/message", json=body)).status_code == 403
        assert (await slack.page.post("/api/auth.test")).status_code == 200
        assert await slack.messages() == []


async def test_every_answer_carries_a_strict_policy(stage: MakeStage) -> None:
    async with stage() as slack:
        for path in ["/", "/sandbox/state", "/finns-inte"]:
            headers = (await slack.page.get(path)).headers
            assert "default-src 'self'" in headers["content-security-policy"]
            assert "unsafe" not in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
