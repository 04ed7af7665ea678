"""Slack over HTTP: the one route, guarded against what Bolt lets through."""

from collections.abc import Sequence

from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

PATH = "/slack/events"
LARGEST_BODY = 256 * 1024
TIMESTAMP = "x-slack-request-timestamp"
LONGEST_TIMESTAMP = 12
UNREADABLE = (ValueError, TypeError, AttributeError, RecursionError)
"""What Bolt raises on a body that is no JSON, or whose JSON is no object."""


def web_app(app: AsyncApp, pages: Sequence[BaseRoute] = ()) -> Starlette:
    """The web application that takes Slack's requests, and those for our own pages."""

    async def events(request: Request) -> Response:
        if not _is_timestamp(request.headers.get(TIMESTAMP, "")):
            return PlainTextResponse("no timestamp", 401)
        try:
            body = await _body(request)
        except ClientDisconnect:
            return PlainTextResponse("gone", 400)
        if body is None:
            return PlainTextResponse("body too large", 413)
        try:
            told = to_async_bolt_request(request, body)
        except UNREADABLE:
            return PlainTextResponse("broken body", 400)
        return to_starlette_response(await app.async_dispatch(told))

    return Starlette(routes=[Route(PATH, events, methods=["POST"]), *pages])


def _is_timestamp(stamp: str) -> bool:
    """Whether Bolt can read it: a number, and not one of thousands of digits."""
    return stamp.isascii() and stamp.isdigit() and len(stamp) <= LONGEST_TIMESTAMP


async def _body(request: Request) -> bytes | None:
    """The body, read no further than the limit; None past it."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)
