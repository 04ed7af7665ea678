"""Signed HTTP: deliveries POSTed to the app's request url, as Slack signs them."""

import asyncio
import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

import httpx

from bot.sandbox.links import DeliveryError, Kind, Retry
from bot.sandbox.options import Pace
from bot.sandbox.wire import Payload

_CLIENT_ERROR, _SERVER_ERROR = 400, 500
_FORM = "application/x-www-form-urlencoded"


class SignedRequests:
    """The link of an app with a request url."""

    connected = 1

    def __init__(self, url: str, secret: str, pace: Pace) -> None:
        self._url = url
        self._secret = secret
        self._pace = pace
        self._client = httpx.AsyncClient(trust_env=False, timeout=pace.ack)

    async def send(self, kind: Kind, payload: Payload, retry: Retry | None = None) -> Payload:
        """POST a delivery; the answer's body is the ack."""
        content_type, body = _body(kind, payload)
        headers = {"Content-Type": content_type, **signature(self._secret, body), **_again(retry)}
        request = self._client.post(self._url, content=body, headers=headers)
        try:
            answer = await asyncio.wait_for(request, self._pace.ack)
        except (TimeoutError, httpx.TimeoutException):
            raise DeliveryError("operation_timeout", "http_timeout") from None
        except httpx.HTTPError:
            raise DeliveryError("dispatch_failed", "connection_failed") from None
        _accepted(answer)
        return _ack(answer)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def signature(secret: str, body: bytes, at: int | None = None) -> dict[str, str]:
    """Give the two headers that prove a request comes from Slack."""
    stamp = str(int(time.time()) if at is None else at)
    signed = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256)
    return {
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={signed.hexdigest()}",
    }


def _body(kind: Kind, payload: Payload) -> tuple[str, bytes]:
    if kind == "events_api":
        return "application/json", json.dumps(payload).encode()
    fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return _FORM, urlencode(fields).encode()


def _again(retry: Retry | None) -> dict[str, str]:
    if retry is None:
        return {}
    return {"X-Slack-Retry-Num": str(retry.attempt), "X-Slack-Retry-Reason": retry.reason}


def _accepted(answer: httpx.Response) -> None:
    retry = "X-Slack-No-Retry" not in answer.headers
    if answer.status_code >= _SERVER_ERROR:
        raise DeliveryError("http_service_error", "http_error", retry=retry)
    if answer.status_code >= _CLIENT_ERROR:
        raise DeliveryError("http_client_error", "http_error", retry=retry)


def _ack(answer: httpx.Response) -> Payload:
    if not answer.text:
        return {}
    if answer.headers.get("content-type", "").startswith("application/json"):
        ack = answer.json()
        return ack if isinstance(ack, dict) else {}
    return {"text": answer.text}
