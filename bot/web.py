"""Web servers inside the running event loop."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.failures import Failure

GRACE_SECONDS = 1
BACKLOG = 2048


class CannotListen(Failure):
    """The port is taken or not ours to take."""

    def __init__(self, address: str) -> None:
        super().__init__(
            f"{address} är upptagen. Välj en annan port: HALLBAR_SANDBOX_PORT för sandlådan, "
            "HALLBAR_PORT och HALLBAR_HEALTH_PORT för boten."
        )


class Server(uvicorn.Server):
    """A server that leaves signals to whoever runs the process."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signal."""
        yield


@asynccontextmanager
async def serving(app: ASGIApp, host: str, port: int) -> AsyncIterator[int]:
    """Serve `app` for as long as the block runs; the port, also when 0 asked for any."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
        ws="websockets-sansio",
    )
    # Listening before serving: whoever connects from now on is answered, however soon.
    with _listening(host, port) as listener:
        server = Server(config)
        task = asyncio.create_task(server.serve(sockets=[listener]))
        try:
            yield int(listener.getsockname()[1])
        finally:
            server.should_exit = True
            await task


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    # Without the protocol named, asyncio takes the connections for something else than TCP and
    # leaves Nagle's algorithm on: 40 ms on every answer.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    with listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
            listener.listen(BACKLOG)
        except OSError:
            raise CannotListen(f"{host}:{port}") from None
        yield listener
