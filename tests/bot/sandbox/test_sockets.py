"""Socket Mode: hello, tickets, acks, redelivery, refresh; and retries over signed HTTP."""

import asyncio
import json

import pytest
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from bot.sandbox.faults import Fault
from bot.sandbox.options import Pace
from tests.bot.sandbox.stage import Json, Link, MakeStage, SetUp, Stage, until


async def socket_url(slack: Stage) -> str:
    return str((await slack.client.apps_connections_open(app_token="xapp-sandbox"))["url"])


async def frame(socket: ClientConnection) -> Json:
    async with asyncio.timeout(4):
        given: Json = json.loads(await socket.recv())
    return given


async def ack(socket: ClientConnection, envelope: Json) -> None:
    await socket.send(json.dumps({"envelope_id": envelope["envelope_id"]}))


def hearing(got: list[Json]) -> SetUp:
    """Give a bot that notes each DM with the retry headers it came under."""

    def bot(app: AsyncApp) -> None:
        @app.event("message")
        async def message(body: Json, req: AsyncBoltRequest) -> None:
            retries = [v[0] for k, v in req.headers.items() if k.startswith("x-slack-retry")]
            got.append({"event_id": body["event_id"], "retry": retries})

    return bot


async def test_a_connection_says_hello_and_its_ticket_is_used_up(stage: MakeStage) -> None:
    async with stage() as slack:
        url = await socket_url(slack)
        assert url.startswith(slack.base.replace("http", "ws"))
        async with connect(url) as socket:
            hello = await frame(socket)
            assert (hello["type"], hello["num_connections"]) == ("hello", 1)
            assert hello["connection_info"] == {"app_id": "AHALLBAR"}
            assert (await slack.state())["connected"] == 1
            with pytest.raises(InvalidStatus):
                await connect(url)
        await until(lambda: slack.sandbox.link.connected == 0)


async def test_envelopes_are_as_slack_sends_them(stage: MakeStage) -> None:
    async with stage() as slack, connect(await socket_url(slack)) as socket:
        await frame(socket)
        command = asyncio.create_task(slack.say("/hallbar"))
        envelope = await frame(socket)
        assert envelope["type"] == "slash_commands"
        assert envelope["accepts_response_payload"] is True
        assert "retry_attempt" not in envelope
        await socket.send("inte json")
        await socket.send("[]")
        await ack(socket, {"envelope_id": "någon annans"})
        await ack(socket, envelope)
        assert await command == {"ok": True}
        await slack.post("home")
        event = await frame(socket)
        assert (event["type"], event["accepts_response_payload"]) == ("events_api", False)
        assert (event["retry_attempt"], event["retry_reason"]) == (0, "")
        await ack(socket, event)


async def test_an_unacked_event_comes_again_on_another_connection(stage: MakeStage) -> None:
    async with (
        stage(pace=Pace(ack=0.1, retries=(0.0, 0.05))) as slack,
        connect(await socket_url(slack)) as first,
        connect(await socket_url(slack)) as second,
    ):
        for socket in (first, second):
            await frame(socket)
        await slack.post("home")
        original = await frame(first)
        again = await frame(second)
        assert again["payload"] == original["payload"]
        assert again["envelope_id"] != original["envelope_id"]
        assert (again["retry_attempt"], again["retry_reason"]) == (1, "timeout")
        third = await frame(first)
        assert third["retry_attempt"] == 2
        await until(lambda: not slack.sandbox.errands.running)


async def test_an_event_whose_connection_dies_goes_to_the_next(stage: MakeStage) -> None:
    got: list[Json] = []
    async with stage(hearing(got)) as slack:
        async with connect(await socket_url(slack)) as mute:
            await frame(mute)
            for _ in range(2):
                await slack.say("hej", channel="DKANSLIET")
            await frame(mute)
        await until(lambda: len(got) == 2)
        retries = sorted(each["retry"] for each in got)
        assert retries[1] == ["1", "connection_failed"]


async def test_a_command_whose_connection_dies_times_out(stage: MakeStage) -> None:
    async with stage(hearing([])) as slack:
        slack.sandbox.faults.add(Fault("hang_up", "slash_commands"))
        assert (await slack.say("/hallbar"))["error"] == "operation_timeout"
        await until(lambda: slack.sandbox.link.connected == 1)


async def test_a_lost_ack_means_the_same_event_twice(stage: MakeStage, link: Link) -> None:
    got: list[Json] = []
    async with stage(hearing(got), link) as slack:
        slack.sandbox.faults.add(Fault("drop_ack", "events_api"))
        await slack.say("hej", channel="DKANSLIET")
        await until(lambda: len(got) == 2)
        assert got[0]["event_id"] == got[1]["event_id"]
        assert got[1]["retry"] == ["1", "timeout"]


async def test_over_http_a_bot_may_ask_for_no_retry(stage: MakeStage) -> None:
    got: list[str] = []

    def bot(app: AsyncApp) -> None:
        @app.middleware
        async def refuse(body: Json) -> BoltResponse:
            got.append(body["event_id"])
            no_retry = {"x-slack-no-retry": "1"} if len(got) == 2 else {}
            return BoltResponse(status=500, headers={**no_retry})

    async with stage(bot, "http") as slack:
        await slack.post("home")
        await until(lambda: not slack.sandbox.errands.running)
        assert len(got) == 2


@pytest.mark.parametrize("reason", ["refresh_requested", "hang_up"])
async def test_the_client_comes_back_and_nothing_is_lost(stage: MakeStage, reason: str) -> None:
    got: list[Json] = []
    async with stage(hearing(got)) as slack:
        before = slack.sandbox.sockets.connections[0]
        asked = asyncio.create_task(slack.post("faults", disconnect=reason))
        await until(lambda: slack.sandbox.sockets.connections[:1] != [before])
        await slack.say("är du kvar?", channel="DKANSLIET")
        await until(lambda: got)
        assert await asked == {"ok": True}


async def test_a_warning_leaves_the_connection_open_and_ten_is_the_most(stage: MakeStage) -> None:
    async with stage() as slack:
        sockets = [await connect(await socket_url(slack)) for _ in range(11)]
        for socket in sockets[:10]:
            assert (await frame(socket))["type"] == "hello"
        assert (await frame(sockets[10]))["reason"] == "too_many_websockets"
        await slack.post("faults", disconnect="warning")
        assert (await frame(sockets[0]))["reason"] == "warning"
        assert slack.sandbox.link.connected == 10
        await slack.sandbox.sockets.close()
        with pytest.raises(ConnectionClosed):
            await sockets[0].recv()
        for socket in sockets:
            await socket.close()
