import asyncio
import gc
import socket

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.web import CannotListen, serving
from tests.bot.sandbox.stage import NO_TLS


async def hello(_request: Request) -> Response:
    return PlainTextResponse("hej")


WEB = Starlette(routes=[Route("/", hello)])


def accepted(port: int) -> list[socket.socket]:
    """The sockets the server has accepted on a port, found where asyncio keeps them."""
    transports = [each for each in gc.get_objects() if isinstance(each, asyncio.Transport)]
    found = [each.get_extra_info("socket") for each in transports]
    opened = [each for each in found if each is not None and each.fileno() >= 0]
    return [each for each in opened if each.getsockname()[1] == port]


async def test_it_serves_on_any_free_port_and_leaves_it() -> None:
    async with httpx.AsyncClient(trust_env=False, verify=NO_TLS) as client:
        async with serving(WEB, "127.0.0.1", 0) as port:
            assert port > 0
            answer = await client.get(f"http://127.0.0.1:{port}/")
            assert answer.text == "hej"
        with pytest.raises(httpx.TransportError):
            await client.get(f"http://127.0.0.1:{port}/")
        async with serving(WEB, "127.0.0.1", port) as same:
            assert same == port


async def test_answers_leave_at_once() -> None:
    async with serving(WEB, "127.0.0.1", 0) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"
        (taken,) = accepted(port)
        assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        writer.close()


async def test_a_taken_port_is_named() -> None:
    async with serving(WEB, "127.0.0.1", 0) as port:
        with pytest.raises(CannotListen, match=f"127.0.0.1:{port} är upptagen"):
            async with serving(WEB, "127.0.0.1", port):
                pytest.fail("both listen")


async def test_it_takes_no_signal_from_whoever_runs_the_process() -> None:
    import signal  # noqa: PLC0415 - only here

    before = signal.getsignal(signal.SIGTERM)
    async with serving(WEB, "127.0.0.1", 0):
        await asyncio.sleep(0)
        assert signal.getsignal(signal.SIGTERM) is before
