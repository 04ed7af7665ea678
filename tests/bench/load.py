"""Load over HTTP: a few connections, each asking one signed question after the other."""

import asyncio
import hashlib
import hmac
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

SECRET = "bench"
QUANTILES = 100


@dataclass(frozen=True)
class Run:
    """One run: requests a second, and the time each took, in seconds, sorted."""

    throughput: float
    times: list[float]

    def quantile(self, percent: int) -> float:
        """The time within which `percent` of the requests were answered."""
        return self.times[min(len(self.times) - 1, len(self.times) * percent // QUANTILES)]


def signed(text: str, number: int) -> bytes:
    """A slash command as Slack sends it, signed, as one HTTP request."""
    body = urlencode(
        {
            "team_id": "T0SANDBOX",
            "user_id": "USAMORDNARE12",
            "channel_id": "C0SAMORDNARE",
            "command": "/hallbar",
            "text": text,
            "trigger_id": f"{number}.bench",
            "response_url": "http://127.0.0.1:9/",
        }
    )
    stamp = str(int(time.time()))
    mac = hmac.new(SECRET.encode(), f"v0:{stamp}:{body}".encode(), hashlib.sha256).hexdigest()
    head = (
        "POST /slack/events HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
        f"X-Slack-Request-Timestamp: {stamp}",
        f"X-Slack-Signature: v0={mac}",
    )
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()


async def drive(port: int, text: str, requests: int, connections: int) -> Run:
    """Ask `requests` times over `connections` connections; RuntimeError at any answer but 200."""
    questions = iter([signed(text, number) for number in range(requests)])
    times: list[float] = []
    loop = asyncio.get_running_loop()
    asking = [Connection(questions, times) for _ in range(connections)]
    start = time.perf_counter()
    for each in asking:
        await loop.create_connection(partial(_same, each), "127.0.0.1", port)
    await asyncio.gather(*(each.done for each in asking))
    return Run(requests / (time.perf_counter() - start), sorted(times))


class Connection(asyncio.Protocol):
    """A connection that asks its next question when the last is answered.

    A bare protocol, so that the load costs little beside what it measures.
    """

    def __init__(self, questions: Iterator[bytes], times: list[float]) -> None:
        self._questions = questions
        self._times = times
        self._answer = b""
        self._start = 0.0
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        self._answer += data
        if not _whole(self._answer):
            return
        self._times.append(time.perf_counter() - self._start)
        if self._answer.startswith(b"HTTP/1.1 200"):
            self._ask()
        else:
            self.done.set_exception(RuntimeError(self._answer.decode()))

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(exc or RuntimeError("closed"))

    def _ask(self) -> None:
        question = next(self._questions, None)
        if question is None:
            self.done.set_result(None)
            self._transport.close()
            return
        self._answer = b""
        self._start = time.perf_counter()
        self._transport.write(question)


def _whole(answer: bytes) -> bool:
    head, found, body = answer.partition(b"\r\n\r\n")
    if not found:
        return False
    length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
    return len(body) >= int(length)


def _same(connection: Connection) -> Connection:
    return connection
