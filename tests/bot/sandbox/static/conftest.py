"""A stand-in for the sandbox's server, and a browser to look at the page with."""

import asyncio
import copy
import json
import threading
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import bot.sandbox
from tests.bot.browsing import chromium

STATIC = Path(bot.sandbox.__file__).parent / "static"
CANNED = json.loads((Path(__file__).parent / "page_state.json").read_text(encoding="utf-8"))
STRICT = {"content-security-policy": "default-src 'self'; base-uri 'none'; form-action 'none'"}
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="180"/>'

Canned = dict[str, Any]


class Kept(StaticFiles):
    """The page's own files, which the browser keeps from one test to the next."""

    def file_response(self, *given: Any, **more: Any) -> Response:  # noqa: ANN401 - as it is there
        response = super().file_response(*given, **more)
        response.headers["cache-control"] = "max-age=3600"
        return response


class FakeSandbox:
    """Serves the page and a state the test writes; keeps what the page posts."""

    def __init__(self) -> None:
        self._revision = 0
        self.forget()
        self._server = uvicorn.Server(
            uvicorn.Config(self._app(), host="127.0.0.1", port=0, log_level="error")
        )
        self._thread = threading.Thread(target=self._server.run)

    def forget(self) -> None:
        """Begin anew, for the next test."""
        self.canned: Canned = copy.deepcopy(CANNED)
        self.state: Canned = self.canned["state"]
        self.answers: dict[str, Canned] = {}
        self.posts: list[tuple[str, Canned]] = []
        self.tell()

    def start(self) -> None:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)

    @property
    def address(self) -> str:
        port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}/"

    def tell(self) -> None:
        """Let the open pages know that the state has changed."""
        self._revision += 1

    def posted(self, path: str) -> list[Canned]:
        return [body for posted, body in self.posts if posted == path]

    def add_message(self, **given: object) -> str:
        """Put one more message in the first channel; gives its ts."""
        message = copy.deepcopy(CANNED["state"]["messages"]["C0STYRGRUPP"][-1])
        message |= {"ts": f"17637999{len(self.messages):02}.000100", "ephemeral": False, **given}
        self.messages.append(message)
        return str(message["ts"])

    @property
    def messages(self) -> list[Canned]:
        messages: list[Canned] = self.state["messages"]["C0STYRGRUPP"]
        return messages

    def _app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/", self._index),
                Route("/sandbox/state", self._state),
                Route("/sandbox/events", self._events),
                Route("/sandbox/files/{file:path}", self._picture),
                Route("/sandbox/{path}", self._post, methods=["POST"]),
                Mount("/static", Kept(directory=STATIC)),
            ]
        )

    async def _index(self, _request: Request) -> Response:
        return FileResponse(STATIC / "index.html", headers=STRICT)

    async def _state(self, request: Request) -> Response:
        handle = request.query_params["as"]
        me = next(each["user"] for each in self.state["people"] if each["handle"] == handle)
        return JSONResponse({**self.state, "me": me})

    async def _events(self, _request: Request) -> Response:
        return StreamingResponse(self._changes(), media_type="text/event-stream")

    async def _changes(self) -> AsyncIterator[str]:
        told = 0
        while not self._server.should_exit:
            if told != self._revision:
                told = self._revision
                yield f'data: {{"revision": {told}}}\n\n'
            await asyncio.sleep(0.02)

    async def _post(self, request: Request) -> Response:
        path = request.path_params["path"]
        self.posts.append((path, await request.json()))
        return JSONResponse(self.answers.get(path, {"ok": True}))

    async def _picture(self, _request: Request) -> Response:
        return Response(PICTURE, media_type="image/svg+xml")


# No wider than the module: playwright keeps an event loop running, which other tests cannot share.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


class Stage(FakeSandbox):
    """The stand-in, and a browser window that looks at it."""

    def __init__(self, context: BrowserContext) -> None:
        super().__init__()
        self._context = context

    def forget(self) -> None:
        super().forget()
        self.complaints: list[str] = []

    def close(self) -> None:
        """Close every page."""
        for page in self._context.pages:
            page.close()

    def open(self, query: str = "?as=kansliet&channel=styrgruppen") -> Page:
        """Open the page and wait until it is drawn."""
        page = self._context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)
        page.goto(self.address + query)
        page.locator("#place-name:not(:text-is('Hållbar')), .welcome, .message").first.wait_for()
        return page

    def open_form(self, blocks: list[Canned] | None = None) -> Page:
        """Open the page with the form "Ny omröstning", or one with other blocks."""
        form = self.canned["modal"]
        self.state["modals"] = [form if blocks is None else {**form, "blocks": blocks}]
        page = self.open()
        page.get_by_role("dialog", name="Ny omröstning").wait_for()
        return page

    def _hear(self, said: ConsoleMessage) -> None:
        self.complaints.append(said.text)


@pytest.fixture(scope="module")
def house(browser: Browser) -> Iterator[Stage]:
    """One server and one browser window: the page's seventy files are fetched once."""
    context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(5000)
    made = Stage(context)
    made.start()
    yield made
    context.close()
    made.stop()


@pytest.fixture
def stage(house: Stage) -> Iterator[Stage]:
    """Whatever the test is about, the page must complain of nothing."""
    house.forget()
    yield house
    house.close()
    assert house.complaints == []
