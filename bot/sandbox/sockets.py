"""Socket Mode: the bot's connections, the envelopes sent to any one of them, their acks."""

import asyncio
import contextlib
import json
import secrets
from dataclasses import dataclass, field
from itertools import count

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.sandbox.faults import SOCKET_FAULTS, Faults
from bot.sandbox.hang_up import hang_up
from bot.sandbox.links import DeliveryError, Kind, Retry
from bot.sandbox.options import Pace
from bot.sandbox.wire import Payload
from bot.sandbox.workspace import Workspace

MOST_CONNECTIONS = 10
GRACE = 1.0


@dataclass(eq=False)
class Connection:
    """One WebSocket, and the acks awaited on it."""

    socket: WebSocket
    awaited: dict[str, asyncio.Future[Payload]] = field(default_factory=dict)
    gone: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, frame: Payload) -> None:
        """Send a frame; one that cannot leave any more is lost, as on any network."""
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):
            await self.socket.send_json(frame)

    def acked(self, text: str) -> None:
        """Take what the bot sent; anything but an ack we await is ignored, as Slack does."""
        try:
            frame = json.loads(text)
        except ValueError:
            return
        if not isinstance(frame, dict):
            return
        waiting = self.awaited.get(str(frame.get("envelope_id")))
        if waiting is not None and not waiting.done():
            payload = frame.get("payload")
            waiting.set_result(payload if isinstance(payload, dict) else {})

    def lost(self) -> None:
        """Tell everyone who awaits an ack here that none will come."""
        self.gone.set()
        for waiting in self.awaited.values():
            if not waiting.done():
                waiting.set_exception(DeliveryError("operation_timeout", "connection_failed"))


class Sockets:
    """The link of an app in Socket Mode."""

    def __init__(self, workspace: Workspace, pace: Pace, faults: Faults) -> None:
        self._app_id = workspace.app_id
        self._changed = workspace.changes.mark
        self._pace = pace
        self._faults = faults
        self._tickets: set[str] = set()
        self.connections: list[Connection] = []
        self._turn = count()
        self._arrived = asyncio.Event()

    @property
    def connected(self) -> int:
        """How many WebSockets are open."""
        return len(self.connections)

    def ticket(self) -> str:
        """Give a ticket that opens one connection."""
        ticket = secrets.token_urlsafe(16)
        self._tickets.add(ticket)
        return ticket

    async def serve(self, socket: WebSocket) -> None:
        """Hold one connection from hello to its end."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await socket.close(1008)
            return
        self._tickets.remove(ticket)
        await socket.accept()
        connection = Connection(socket)
        if self.connected == MOST_CONNECTIONS:
            await connection.send(_disconnect("too_many_websockets"))
            await socket.close()
            return
        self.connections.append(connection)
        self._arrived.set()
        self._changed()
        await self._listen(connection)

    async def send(self, kind: Kind, payload: Payload, retry: Retry | None = None) -> Payload:
        """Send an envelope to any one of the connections and wait for its ack."""
        connection = await self._any(kind)
        identity = secrets.token_hex(8)
        waiting = asyncio.get_running_loop().create_future()
        connection.awaited[identity] = waiting
        await connection.send(_envelope(identity, kind, payload, retry))
        if self._faults.draw(kind, SOCKET_FAULTS):
            hang_up(connection.socket.scope)
        try:
            answer: Payload = await asyncio.wait_for(waiting, self._pace.ack)
        except TimeoutError:
            raise DeliveryError("operation_timeout", "timeout") from None
        finally:
            connection.awaited.pop(identity, None)
        return answer

    async def disconnect(self, reason: str) -> None:
        """Ask every connection to be opened anew, as Slack does every few hours."""
        await asyncio.gather(
            *(self._part(connection, reason) for connection in list(self.connections))
        )

    def hang_up(self) -> None:
        """Cut every connection without a word."""
        for connection in list(self.connections):
            hang_up(connection.socket.scope)

    async def close(self) -> None:
        """Close every connection."""
        for connection in list(self.connections):
            with contextlib.suppress(RuntimeError):
                await connection.socket.close()

    async def _listen(self, connection: Connection) -> None:
        try:
            await connection.send(self._hello())
            async for text in connection.socket.iter_text():
                connection.acked(text)
        finally:
            self.connections.remove(connection)
            connection.lost()
            self._changed()
            if not self.connections:
                self._arrived = asyncio.Event()

    async def _any(self, kind: Kind) -> Connection:
        """Give a connection in turn. An event waits a moment for one, a person does not."""
        if kind == "events_api" and not self.connections:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._arrived.wait(), self._pace.ack)
        if not self.connections:
            raise DeliveryError("dispatch_failed", "connection_failed")
        return self.connections[next(self._turn) % len(self.connections)]

    async def _part(self, connection: Connection, reason: str) -> None:
        await connection.send(_disconnect(reason))
        if reason == "warning":  # only that a refresh is near
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(connection.gone.wait(), GRACE)
        if not connection.gone.is_set():
            with contextlib.suppress(RuntimeError):
                await connection.socket.close()

    def _hello(self) -> Payload:
        return {
            "type": "hello",
            "num_connections": self.connected,
            "connection_info": {"app_id": self._app_id},
            "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
        }


def _envelope(identity: str, kind: Kind, payload: Payload, retry: Retry | None) -> Payload:
    envelope: Payload = {
        "envelope_id": identity,
        "type": kind,
        "payload": payload,
        "accepts_response_payload": kind != "events_api",
    }
    if kind == "events_api":
        envelope["retry_attempt"] = retry.attempt if retry else 0
        envelope["retry_reason"] = retry.reason if retry else ""
    return envelope


def _disconnect(reason: str) -> Payload:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}
