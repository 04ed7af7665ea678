"""A sandbox on a free port, and the real Bolt app connected to it."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import replace
from typing import Any, Literal, Protocol

import httpx
import uvicorn
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.clock import MovableClock
from bot.sandbox.app import create_app
from bot.sandbox.options import Options, Pace
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.workspace import Channel, Member, Workspace

Json = dict[str, Any]
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # spares loading certificates for plain HTTP
SetUp = Callable[[AsyncApp], None]
Link = Literal["socket", "http"]

BOT = Member("UHALLBAR", "hallbar", "Hållbar", is_bot=True)
KANSLIET = Member("UKANSLIET", "kansliet", "Kansliet", email="kansliet@example.org")
SKANE = Member("USKANE", "skane", "Inköpschef Skåne")
GONE = Member("UBORTA", "borta", "Slutat", email="borta@example.org", deleted=True)
EVERYONE = frozenset({"UHALLBAR", "UKANSLIET", "USKANE"})
STEERING = Channel("C0STYRGRUPP", "styrgruppen", "Styrgruppens kanal", EVERYONE)
NARROW = Channel("C0AU", "au", "", frozenset({"UKANSLIET", "UHALLBAR"}), "group")
FOREIGN = Channel("C0FRAMMANDE", "frammande", "", frozenset({"UKANSLIET"}))
SECRET = Channel("C0HEMLIG", "hemlig", "", frozenset({"UKANSLIET"}), "group")
ARCHIVED = Channel("C0ARKIV", "arkivet", "", EVERYONE, is_archived=True)


async def until(true: Callable[[], object]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(4):
        while not true():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.002)


class Server(uvicorn.Server):
    """uvicorn that leaves at once when told: its own ticks and pauses are a fifth of a second."""

    def __init__(self, app: Starlette) -> None:
        super().__init__(uvicorn.Config(app, log_level="warning"))
        self.ready = asyncio.Event()
        self.leave = asyncio.Event()

    async def main_loop(self) -> None:
        await self.on_tick(0)
        self.ready.set()
        await self.leave.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        await until(lambda: not self.server_state.connections and not self.server_state.tasks)
        await self.lifespan.shutdown()
        for listening in sockets or []:
            listening.close()


@asynccontextmanager
async def serving(app: Starlette, at: socket.socket) -> AsyncIterator[None]:
    server = Server(app)
    task = asyncio.create_task(server.serve([at]))
    await server.ready.wait()
    try:
        yield
    finally:
        server.leave.set()
        await task


def free_port() -> tuple[socket.socket, str]:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    return listening, f"http://127.0.0.1:{listening.getsockname()[1]}"


class Stage:
    """The sandbox as a test sees it: its inside, its page, and the bot's client."""

    def __init__(self, sandbox: Sandbox, base: str) -> None:
        self.sandbox = sandbox
        self.workspace = sandbox.workspace
        self.base = base
        self.workspace.address = base
        self.page = httpx.AsyncClient(
            base_url=base, headers={"Origin": base}, trust_env=False, verify=NO_TLS
        )
        self.client = self.web_client()

    def web_client(self, token: str = "xoxb-sandbox") -> AsyncWebClient:
        return AsyncWebClient(token, base_url=f"{self.base}/api/", retry_handlers=[], timeout=10)

    async def call(self, method: str, /, **args: object) -> Json:
        """Call a method as the bot, and give the answer whatever it says."""
        headers = {"Authorization": "Bearer xoxb-sandbox", "Origin": self.base}
        answer = await self.page.post(f"/api/{method}", json=args, headers=headers)
        given: Json = answer.json()
        return given

    async def post(self, path: str, /, **body: object) -> Json:
        """Do something on the page, as kansliet unless told otherwise."""
        answer = await self.page.post(f"/sandbox/{path}", json={"as": "kansliet", **body})
        given: Json = answer.json()
        return given

    async def say(self, text: str, who: str = "kansliet", channel: str = "C0STYRGRUPP") -> Json:
        return await self.post("message", **{"as": who, "channel": channel, "text": text})

    async def press(self, ts: str, action_id: str, value: object = None, **more: object) -> Json:
        """Press something in a message; the block is found by the action."""
        channel = str(more.pop("channel", "C0STYRGRUPP"))
        message = self.workspace.messages.find(channel, ts)
        assert message is not None
        block_id = next(
            block["block_id"]
            for block in message.blocks
            for element in [*block.get("elements", []), block.get("accessory", {})]
            if element.get("action_id") == action_id
        )
        container = {"type": "message", "channel": channel, "ts": ts}
        where = {"container": container, "block_id": block_id, "action_id": action_id}
        return await self.post("action", **{**where, "value": value, **more})

    async def state(self, who: str = "kansliet") -> Json:
        given: Json = (await self.page.get("/sandbox/state", params={"as": who})).json()
        return given

    async def messages(self, who: str = "kansliet", channel: str = "C0STYRGRUPP") -> list[Json]:
        found: list[Json] = (await self.state(who))["messages"][channel]
        return found

    async def texts(self, who: str = "kansliet", channel: str = "C0STYRGRUPP") -> list[str]:
        return [message["text"] for message in await self.messages(who, channel)]


async def in_socket_mode(app: AsyncApp, stack: AsyncExitStack, stage: Stage) -> None:
    handler = AsyncSocketModeHandler(app, "xapp-sandbox", ping_interval=0.2)
    stack.push_async_callback(handler.close_async)
    await handler.connect_async()
    await until(lambda: stage.sandbox.link.connected)


def over_http(app: AsyncApp) -> Starlette:
    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    return Starlette(routes=[Route("/slack/events", events, methods=["POST"])])


class MakeStage(Protocol):
    def __call__(
        self,
        set_up: SetUp | None = None,
        link: Link = "socket",
        **options: Any,  # noqa: ANN401 - what Options takes
    ) -> AbstractAsyncContextManager[Stage]: ...


@asynccontextmanager
async def make_stage(
    set_up: SetUp | None = None,
    link: Link = "socket",
    **options: Any,  # noqa: ANN401 - what Options takes
) -> AsyncIterator[Stage]:
    """Give a sandbox; with `set_up`, a Bolt app is connected to it by the link."""
    clock = options.pop("clock", MovableClock())
    members = [BOT, KANSLIET, SKANE, GONE]
    channels = [STEERING, NARROW, FOREIGN, SECRET, ARCHIVED]
    workspace = Workspace("T0SANDBOX", "Hållbar sandlåda", members, channels, clock)
    given = Options(**{"pace": Pace(retries=(0.0, 0.05)), **options})
    async with AsyncExitStack() as stack:
        at, base = free_port()
        client = AsyncWebClient("xoxb-sandbox", base_url=f"{base}/api/", retry_handlers=[])
        app = AsyncApp(client=client, signing_secret="sandbox", process_before_response=True)
        if set_up is not None:
            set_up(app)
        if link == "http":
            bot_at, bot_base = free_port()
            await stack.enter_async_context(serving(over_http(app), bot_at))
            given = replace(given, request_url=f"{bot_base}/slack/events")
        sandbox_app = create_app(workspace, given)
        await stack.enter_async_context(serving(sandbox_app, at))
        stage = Stage(sandbox_app.state.sandbox, base)
        stack.push_async_callback(stage.page.aclose)
        if set_up is not None and link == "socket":
            await in_socket_mode(app, stack, stage)
        yield stage
