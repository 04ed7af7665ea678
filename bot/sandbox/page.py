"""The routes of the page: what it shows, what a person does, what changes meanwhile."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)

from bot.sandbox.bodies import body_of
from bot.sandbox.deeds import Deeds
from bot.sandbox.page_state import page_state
from bot.sandbox.refusals import RefusedError
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.wire import Payload, SlackError

STATIC = Path(__file__).parent / "static"
LARGEST_DEED = 256_000
_BEAT = 15.0

Deed = Callable[[Payload], Awaitable[Payload]]


class Page:
    """The routes a browser calls."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._workspace = sandbox.workspace
        deeds = Deeds(sandbox)
        self._deeds: dict[str, Deed] = {
            "message": deeds.message,
            "action": deeds.action,
            "submit": deeds.submit,
            "close": deeds.close,
            "home": deeds.home,
            "clock": deeds.clock,
            "start-over": deeds.start_over,
            "faults": deeds.faults,
        }

    async def index(self, _request: Request) -> Response:
        """Give the page itself."""
        return FileResponse(STATIC / "index.html")

    async def state(self, request: Request) -> Response:
        """Give what one person sees."""
        first = next(member for member in self._workspace.members if not member.is_bot)
        me = self._workspace.member(request.query_params.get("as") or first.user)
        if me is None:
            return _refusal(RefusedError("user_not_found"), 404)
        return JSONResponse(page_state(self._sandbox, me))

    async def events(self, _request: Request) -> Response:
        """Tell of each change, as Server-Sent Events."""
        return StreamingResponse(self._changes(), media_type="text/event-stream")

    async def deed(self, request: Request) -> Response:
        """Take what a person does."""
        run = self._deeds.get(request.path_params["deed"])
        if run is None:
            return PlainTextResponse("not found", 404)
        try:
            return JSONResponse({"ok": True, **await run(await _given(request))})
        except RefusedError as refused:
            return _refusal(refused)
        except SlackError as refused:
            return _refusal(RefusedError(refused.code))

    async def file(self, request: Request) -> Response:
        """Serve a file's bytes: pictures to look at, all else to download."""
        file = self._workspace.files.find(request.path_params["identity"])
        if file is None:
            return PlainTextResponse("not found", 404)
        shown = file.mimetype in {"image/png", "image/jpeg", "image/gif", "image/webp"}
        headers = {} if shown else {"Content-Disposition": "attachment"}
        return Response(file.content, media_type=file.mimetype, headers=headers)

    async def archive(self, request: Request) -> Response:
        """Lead a message's permalink to its channel on the page."""
        channel = self._workspace.channel(request.path_params["channel"])
        return RedirectResponse(f"/?channel={channel.name}" if channel else "/")

    async def _changes(self) -> AsyncIterator[str]:
        changes, told = self._workspace.changes, -1
        while not changes.ended:
            if await changes.after(told, _BEAT):
                told = changes.revision
                yield f"data: {json.dumps({'revision': told})}\n\n"
            else:
                yield ": kvar\n\n"


async def _given(request: Request) -> Payload:
    try:
        given = json.loads(await body_of(request, LARGEST_DEED))
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise RefusedError("invalid_request")
    return given


def _refusal(refused: RefusedError, status: int = 200) -> Response:
    answer = {"ok": False, "error": refused.code, "message": refused.sentence}
    return JSONResponse(answer, status)
