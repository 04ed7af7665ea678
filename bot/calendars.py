"""The calendar feed over HTTP: `/calendar/<secret>.ics`, which nothing writes in a log."""

import hashlib
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.clock import Clock
from bot.worker import Worker
from handlers import calendars
from handlers.ics import MEDIA
from storage import meta
from storage.database import Database

NOT_MODIFIED = 304
RULES = {
    "Cache-Control": "private, no-cache",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}
"""Only whoever asks may keep it, and asks again if it still holds."""


def routes(hands: Worker, clock: Clock) -> Sequence[BaseRoute]:
    """The feed's route; a secret that opens nothing is answered as a path that is not there."""

    async def calendar(request: Request) -> Response:
        secret, at = request.path_params["secret"], clock()
        text = await hands.run(lambda database: calendars.feed(database, secret, at))
        if text is None:
            return PlainTextResponse("Not Found", 404)
        body = text.encode()
        headers = {**RULES, "ETag": f'"{hashlib.sha256(body).hexdigest()}"'}
        if headers["ETag"] in request.headers.get("If-None-Match", ""):
            return Response(status_code=NOT_MODIFIED, headers=headers)
        return Response(body, headers=headers, media_type=MEDIA)

    return (Route(calendars.PATH, calendar, methods=["GET"]),)


def publish(database: Database, url: str) -> None:
    """Keep where the world reaches us, so that an address can be told."""
    with database.reading() as archive:
        if meta.public_url(archive) == url:
            return
    with database.writing() as archive:
        meta.set_public_url(archive, url)
