"""The product's Slack app over its own web server, with the sandbox in Slack's place."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import urlencode

import httpx
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import STOCKHOLM
from bot.sandbox.app import create_app
from bot.sandbox.deeds import Deeds
from bot.sandbox.messages import Message
from bot.sandbox.options import Options
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.signed_requests import SignedRequests, signature
from bot.sandbox.workspace import Channel, Member, Workspace
from bot.slack import afterwards
from bot.slack.app import build
from bot.slack.client import web_client
from bot.slack.http import PATH, web_app
from bot.web import serving
from bot.worker import Worker
from storage.database import Database
from tests.bot.sandbox.stage import NO_TLS, free_port
from tests.bot.sandbox.stage import serving as serving_sandbox

Json = dict[str, Any]
Found = TypeVar("Found")

TEAM = "T0SANDBOX"
STEERING = "C0STYRGRUPP"
KANSLIET, SKANE, LFU, STRANGER = "UKANSLIET", "USKANE", "ULFU1", "UFRAMMANDE"
PEOPLE = (
    Member(KANSLIET, "kansliet", "Kansliet", "kansliet@example.org"),
    Member(SKANE, "skane", "Inköpschef Skåne"),
    Member(LFU, "lfu1", "LfU, ordförande"),
    Member(STRANGER, "frammande", "Någon annan"),
    Member("UHALLBAR", "hallbar", "Hållbar", is_bot=True),
)
EVERYONE = frozenset(member.user for member in PEOPLE)
SECRET = "en-hemlighet"
NOW = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)
FORM = "application/x-www-form-urlencoded"
PATIENCE = 5.0


class Stage:
    """What a test sees: the database, the sandbox, and the bot's address."""

    def __init__(self, database: Database, sandbox: Sandbox, web: httpx.AsyncClient) -> None:
        self.database = database
        self.sandbox = sandbox
        self.web = web
        self._deeds = Deeds(sandbox)

    # What Slack sends

    async def post(self, body: bytes, **headers: str) -> httpx.Response:
        """Post a body with a true signature, unless the headers say otherwise."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        signed = {"Content-Type": FORM, **signature(SECRET, body), **given}
        return await self.web.post(PATH, content=body, headers=signed)

    async def command(self, text: str, user: str = SKANE, **fields: str) -> Json:
        """Send a slash command; gives the acknowledgement."""
        answer = await self.post(command(text, user, **fields))
        assert answer.status_code == 200, answer.text
        given: Json = answer.json()
        return given

    async def interact(self, payload: Json) -> httpx.Response:
        return await self.post(urlencode({"payload": json.dumps(payload)}).encode())

    async def event(self, **event: object) -> httpx.Response:
        identity = str(event.pop("event_id", "Ev1"))
        body = {
            "type": "event_callback",
            "team_id": TEAM,
            "event_id": identity,
            "event": event,
            "authorizations": [{"team_id": TEAM, "user_id": "UHALLBAR", "is_bot": True}],
        }
        return await self.post(json.dumps(body).encode(), Content_Type="application/json")

    # What people do and see

    async def says(self, text: str, user: str = SKANE, channel: str = STEERING) -> None:
        await self._deeds.message({"as": user, "channel": channel, "text": text})

    async def presses(self, message: Message, label: str, user: str = SKANE) -> None:
        container = {"type": "message", "channel": message.channel, "ts": message.ts}
        await self._press(container, message.blocks, label, user)

    async def presses_in_view(self, label: str, user: str = SKANE, *, home: bool = False) -> None:
        views = self.sandbox.workspace.views
        view = views.home(user) if home else views.stack(user)[-1]
        assert view is not None
        container = {"type": "view", "view_id": view.id}
        await self._press(container, view.blocks, label, user)

    async def submits(self, values: Json, user: str = SKANE) -> Json:
        view = self.modal(user)
        given = {block: {"value": value} for block, value in values.items()}
        return await self._deeds.submit({"as": user, "view_id": view["id"], "values": given})

    async def opens_home(self, user: str = SKANE) -> None:
        await self._deeds.home({"as": user})

    def seen(self, user: str = SKANE, channel: str = STEERING) -> list[Message]:
        """The messages of the bot a person sees."""
        found = self.sandbox.workspace.messages.seen_by(user, channel)
        return [message for message in found if message.user == "UHALLBAR"]

    def modal(self, user: str = SKANE) -> Json:
        view = self.sandbox.workspace.views.stack(user)[-1]
        return {"id": view.id, **view.body}

    async def until(self, found: Callable[[], Found]) -> Found:
        """What is found, as soon as it is true."""
        async with asyncio.timeout(PATIENCE):
            while not (seen := found()):  # noqa: ASYNC110 - what is waited for tells nobody
                await asyncio.sleep(0.005)
        return seen

    # What is kept

    def kept(self) -> tuple[int, int]:
        """How many entries the journal and the inbox hold."""
        with self.database.reading() as archive:
            inbox = archive.connection.exec_driver_sql("SELECT count(*) FROM inbox").scalar_one()
            return archive.revision, int(inbox)

    async def _press(self, container: Json, blocks: list[Json], label: str, user: str) -> None:
        block, action = next(
            (block["block_id"], element["action_id"])
            for block in blocks
            if block["type"] == "actions"
            for element in block["elements"]
            if element["text"]["text"] == label
        )
        pressed = {"container": container, "block_id": block, "action_id": action}
        await self._deeds.action({"as": user, **pressed})


def command(text: str, user: str = SKANE, **fields: str) -> bytes:
    """The body of a slash command."""
    return urlencode(
        {
            "team_id": TEAM,
            "user_id": user,
            "user_name": "vem som helst",
            "channel_id": STEERING,
            "command": "/hallbar",
            "text": text,
            "trigger_id": "1.2.abc",
            "response_url": "http://127.0.0.1:9/",
            **fields,
        }
    ).encode()


def pressed(value: object, user: str = SKANE, **more: object) -> Json:
    """The payload of a pressed button."""
    action = {"type": "button", "action_id": "ask:0", "block_id": "b", "action_ts": "1.1"}
    return {
        "type": "block_actions",
        "team": {"id": TEAM, "domain": "x"},
        "user": {"id": user, "team_id": TEAM, "name": "vem som helst"},
        "container": {"type": "message", "message_ts": "1.0", "channel_id": STEERING},
        "channel": {"id": STEERING},
        "trigger_id": "1.2.abc",
        "response_url": "http://127.0.0.1:9/",
        "actions": [{**action, "value": value}],
        **more,
    }


@asynccontextmanager
async def on_stage(database: Database, inside: frozenset[str] = EVERYONE) -> AsyncIterator[Stage]:
    """The bot and the sandbox for as long as the block runs, with who is `inside` the channel."""
    worker = Worker(database)
    workspace = Workspace(TEAM, "Prov", PEOPLE, [channel(inside)], lambda: NOW)
    web = create_app(workspace, Options(signing_secret=SECRET))
    at, base = free_port()
    workspace.address = base
    async with serving_sandbox(web, at):
        client = web_client("xoxb-sandbox", f"{base}/api/")
        app = build(worker, lambda: NOW, client, SECRET)
        async with serving(web_app(app), "127.0.0.1", 0) as port:
            address = f"http://127.0.0.1:{port}"
            sandbox = web.state.sandbox
            sandbox.link = SignedRequests(f"{address}{PATH}", SECRET, sandbox.options.pace)
            async with httpx.AsyncClient(
                base_url=address, trust_env=False, verify=NO_TLS
            ) as outside:
                yield Stage(database, sandbox, outside)
        await afterwards.finish()
    worker.close()


def channel(inside: frozenset[str] = EVERYONE) -> Channel:
    return Channel(STEERING, "styrgruppen", "", inside)


def stand_in(base: str) -> AsyncWebClient:
    """A client of the sandbox's Web API."""
    return web_client("xoxb-sandbox", f"{base}/api/")
