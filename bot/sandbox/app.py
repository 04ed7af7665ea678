"""The sandbox as a web application: Slack's side of the wire, and the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket

from bot.sandbox.door import Door
from bot.sandbox.hang_up import Severable
from bot.sandbox.options import Options
from bot.sandbox.page import STATIC, Page
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.web_api import WebApi
from bot.sandbox.workspace import Workspace


def create_app(workspace: Workspace, options: Options) -> Starlette:
    """Build the application; its `state.sandbox` is there for tests and for `close`."""
    sandbox = Sandbox(workspace, options)
    web_api, page = WebApi(sandbox), Page(sandbox)

    async def link(socket: WebSocket) -> None:
        await sandbox.sockets.serve(socket)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        await sandbox.close()

    app = Severable(
        routes=[
            Route("/api/{method}", web_api.method, methods=["GET", "POST"]),
            Route("/upload/v1/{ticket}", web_api.upload, methods=["POST"]),
            Route("/response/{secret}", web_api.response_url, methods=["POST"]),
            WebSocketRoute("/link/", link),
            Route("/", page.index),
            Route("/sandbox/state", page.state),
            Route("/sandbox/events", page.events),
            Route("/sandbox/files/{identity}", page.file),
            Route("/sandbox/files/{identity}/{name}", page.file),
            Route("/files/{identity}", page.file),
            Route("/sandbox/{deed}", page.deed, methods=["POST"]),
            Route("/archives/{channel}/{message}", page.archive),
            Mount("/static", StaticFiles(directory=STATIC, check_dir=False)),
        ],
        middleware=[Middleware(Door, sandbox=sandbox)],
        lifespan=lifespan,
    )
    app.state.sandbox = sandbox
    return app
