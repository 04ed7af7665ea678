"""Slack over HTTP: the one route, guarded against what Bolt lets through."""

import json

from slack_bolt.adapter.starlette.async_handler import to_async_bolt_request, to_starlette_response
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

PATH = "/slack/events"
LARGEST_BODY = 256 * 1024
TIMESTAMP = "x-slack-request-timestamp"


def web_app(app: AsyncApp) -> Starlette:
    """The web application that takes Slack's requests."""

    async def events(request: Request) -> Response:
        stamp = request.headers.get(TIMESTAMP, "")
        if not (stamp.isascii() and stamp.isdigit()):
            return PlainTextResponse("no timestamp", 401)
        try:
            body = await _body(request)
        except ClientDisconnect:
            return PlainTextResponse("gone", 400)
        if body is None:
            return PlainTextResponse("body too large", 413)
        try:
            answered = await app.async_dispatch(to_async_bolt_request(request, body))
        except (json.JSONDecodeError, UnicodeDecodeError):
            return PlainTextResponse("broken body", 400)
        return to_starlette_response(answered)

    return Starlette(routes=[Route(PATH, events, methods=["POST"])])


async def _body(request: Request) -> bytes | None:
    """The body, read no further than the limit; None past it."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)
