"""The door: who may come in by which address, and what browsers are told to forbid."""

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.sandbox.sandbox import Sandbox

_RULES = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Door:
    """Turns away requests for other hosts (DNS rebinding) and from other sites (forgery)."""

    def __init__(self, app: ASGIApp, sandbox: Sandbox) -> None:
        self._app = app
        self._sandbox = sandbox

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a connection in, or answer 403."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        address = self._address(scope)
        if address is None or not _same_site(scope, address):
            await _turned_away(scope, receive, send)
            return
        self._sandbox.workspace.address = address
        await self._app(scope, receive, _with_rules(send))

    def _address(self, scope: Scope) -> str | None:
        """Give the address asked for, if it is the sandbox's own."""
        host = Headers(scope=scope).get("host", "")
        port = (scope.get("server") or ("", None))[1]
        allowed = self._sandbox.options.allowed_hosts
        own = {name if ":" in name else f"{name}:{port}" for name in allowed}
        return f"http://{host}" if host in own else None


def _same_site(scope: Scope, address: str) -> bool:
    """Whether a request that does something comes from the page, or from no browser at all."""
    if scope["type"] == "websocket" or scope["method"] in {"GET", "HEAD"}:
        return True
    origin = Headers(scope=scope).get("origin")
    by_page = scope["path"].startswith("/sandbox/")
    return origin == address or (origin is None and not by_page)


async def _turned_away(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    host = HTTPConnection(scope).headers.get("host", "")
    await PlainTextResponse(f"not from here: {host}", 403)(scope, receive, send)


def _with_rules(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            for name, value in _RULES.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
