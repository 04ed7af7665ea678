"""Hanging up: a connection cut without a word, which ASGI cannot say."""

import asyncio
from collections.abc import MutableMapping
from typing import Any

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

_KEY = "sandbox.transport"


class Severable(Starlette):
    """An application that remembers the transport under each connection.

    uvicorn's `send` is a method of the object that holds the transport. A polite end would not
    do: a client treats a cut before the first byte differently from an answer cut short.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a connection."""
        scope[_KEY] = getattr(getattr(send, "__self__", None), "transport", None)
        await super().__call__(scope, receive, send)


def hang_up(scope: MutableMapping[str, Any]) -> None:
    """Cut a connection."""
    transport = scope[_KEY]
    if not isinstance(transport, asyncio.Transport):
        raise TypeError("hanging up needs uvicorn")
    transport.abort()


class HungUp(Response):
    """An answer that is never given."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - ASGI's own shape
        """Cut the connection, and wait until uvicorn has noticed."""
        hang_up(scope)
        await receive()
