"""The sandbox's Web API alone, for the parts of the bot that only call Slack."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.app import create_app
from bot.sandbox.messages import Message
from bot.sandbox.options import Options, Pace
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.workspace import Workspace
from bot.slack.client import web_client
from tests.bot.sandbox.stage import free_port, serving
from tests.bot.slack.stage import EVERYONE, NOW, PEOPLE, SKANE, TEAM, channel


@dataclass(frozen=True)
class Api:
    """The sandbox, its address, and a client of it."""

    sandbox: Sandbox
    base: str
    client: AsyncWebClient

    def direct(self, user: str = SKANE) -> list[Message]:
        """What stands in a person's direct messages."""
        return self.sandbox.workspace.messages.posted("D" + user[1:])


@asynccontextmanager
async def slack_api(
    pace: Pace | None = None,
    *,
    scopes: frozenset[str] | None = None,
    members: frozenset[str] = EVERYONE,
) -> AsyncIterator[Api]:
    steering = replace(channel(), members=members)
    workspace = Workspace(TEAM, "Prov", PEOPLE, [steering], lambda: NOW)
    options = Options(pace=pace or Pace(rate_limits=False))
    if scopes is not None:
        options = Options(pace=options.pace, scopes=scopes)
    web = create_app(workspace, options)
    at, base = free_port()
    workspace.address = base
    async with serving(web, at):
        yield Api(web.state.sandbox, base, web_client("xoxb-sandbox", f"{base}/api/"))
