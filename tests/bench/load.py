"""Load over HTTP: a few connections, each asking one signed question after the other."""

import asyncio
import hashlib
import hmac
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle, islice
from urllib.parse import urlencode

SECRET = "bench"
QUANTILES = 100


@dataclass(frozen=True)
class Run:
    """One run: requests a second, the time each took, in seconds, sorted, and the wrong answers."""

    throughput: float
    times: list[float]
    wrong: list[str]

    def quantile(self, percent: int) -> float:
        """The time within which `percent` of the requests were answered."""
        return self.times[min(len(self.times) - 1, len(self.times) * percent // QUANTILES)]


def signed(text: str, number: int, user: str = "USAMORDNARE12") -> bytes:
    """A slash command as Slack sends it, signed, as one HTTP request."""
    body = urlencode(
        {
            "team_id": "T0SANDBOX",
            "user_id": user,
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


async def drive(port: int, texts: Sequence[str], requests: int, connections: int) -> Run:
    """Ask so many questions in turn over so many connections; RuntimeError at a wrong answer."""
    asked = islice(cycle(texts), requests)
    questions = iter([signed(text, number) for number, text in enumerate(asked)])
    run = await driven(port, [questions] * connections)
    if run.wrong:
        raise RuntimeError(run.wrong[0])
    return run


async def driven(port: int, askers: Sequence[Iterator[bytes]], proof: bytes = b"") -> Run:
    """Ask everything each asker has to ask, each over a connection of its own.

    An answer but 200 is wrong, and one without the proof in it.
    """
    told = Told(proof)
    loop = asyncio.get_running_loop()
    asking = [Connection(questions, told) for questions in askers]
    start = time.perf_counter()
    for each in asking:
        await loop.create_connection(partial(_same, each), "127.0.0.1", port)
    await asyncio.gather(*(each.done for each in asking))
    throughput = len(told.times) / (time.perf_counter() - start)
    return Run(throughput, sorted(told.times), told.wrong)


@dataclass
class Told:
    """What all connections of a run have been told so far."""

    proof: bytes
    times: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def hear(self, answer: bytes, seconds: float) -> None:
        """Take in an answer."""
        self.times.append(seconds)
        if not answer.startswith(b"HTTP/1.1 200") or self.proof not in answer:
            self.wrong.append(answer.decode())


class Connection(asyncio.Protocol):
    """A connection that asks its next question when the last is answered.

    A bare protocol, so that the load costs little beside what it measures.
    """

    def __init__(self, questions: Iterator[bytes], told: Told) -> None:
        self._questions = questions
        self._told = told
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
        self._told.hear(self._answer, time.perf_counter() - self._start)
        self._ask()

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
