"""The Web API over HTTP: /api/<method>, the upload url, the response urls."""

import asyncio
import json
from collections.abc import Callable
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.sandbox.answers import answer_to
from bot.sandbox.bodies import body_of
from bot.sandbox.call import Call
from bot.sandbox.faults import CALL_FAULTS, Fault
from bot.sandbox.file_methods import LARGEST_FILE
from bot.sandbox.hang_up import HungUp
from bot.sandbox.methods import METHODS, Method
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.wire import Payload, RateLimitedError, SlackError

LARGEST_CALL = 1_000_000


class WebApi:
    """The routes the bot calls."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    async def method(self, request: Request) -> Response:
        """Answer a call of a method."""
        name = request.path_params["method"]
        args = await _arguments(request)
        return await self._with_faults(name, lambda: self._called(name, args, request))

    async def upload(self, request: Request) -> Response:
        """Take the bytes of a file."""
        content = await body_of(request, LARGEST_FILE)

        def take() -> Response:
            try:
                file = self._sandbox.workspace.files.upload(request.path_params["ticket"], content)
            except SlackError:
                return PlainTextResponse("no such upload, or another length", 400)
            return PlainTextResponse(f"OK - {file.size}")

        return await self._with_faults("upload", take)

    async def response_url(self, request: Request) -> Response:
        """Take an answer sent to a response url."""
        args = await _arguments(request)

        def take() -> Response:
            try:
                answer_to(self._sandbox, request.path_params["secret"], args)
            except SlackError as refused:
                status = 404 if refused.code in {"used_url", "expired_url", "no_service"} else 400
                return JSONResponse(refused.answer(), status)
            return JSONResponse({"ok": True})

        return await self._with_faults("response_url", take)

    async def _with_faults(self, name: str, run: Callable[[], Response]) -> Response:
        fault = self._sandbox.faults.draw(name, CALL_FAULTS)
        if fault is None:
            return run()
        if fault.kind == "rate_limited":
            return _too_many(int(fault.seconds))
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
            return run()
        if fault.accepted:
            run()
        return _broken(fault)

    def _called(self, name: str, args: Payload, request: Request) -> Response:
        headers = {"X-OAuth-Scopes": ",".join(sorted(self._sandbox.options.scopes))}
        try:
            return JSONResponse(self._run(name, args, request), headers=headers)
        except RateLimitedError as limited:
            return _too_many(limited.seconds)
        except SlackError as refused:
            return JSONResponse(refused.answer(), headers=headers)

    def _run(self, name: str, args: Payload, request: Request) -> Payload:
        method = METHODS.get(name)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        self._authorise(method, _token(request, args))
        call = Call(self._sandbox, args)
        if method.scope:
            call.need(method.scope)
        pause = self._sandbox.rate_limits.wait(name, method.tier)
        if pause:
            raise RateLimitedError(pause)
        return {"ok": True, **method.run(call)}

    def _authorise(self, method: Method, token: str) -> None:
        options = self._sandbox.options
        if not token:
            raise SlackError("not_authed")
        if token not in {options.bot_token, options.app_token}:
            raise SlackError("invalid_auth")
        if (token == options.app_token) != method.by_app:
            raise SlackError("not_allowed_token_type")


def _too_many(seconds: int) -> Response:
    headers = {"Retry-After": str(seconds)}
    return JSONResponse({"ok": False, "error": "ratelimited"}, 429, headers)


def _broken(fault: Fault) -> Response:
    if fault.kind == "drop_reply":
        return HungUp()
    return PlainTextResponse("service unavailable", 503)


def _token(request: Request, args: Payload) -> str:
    """Give the token of the header, or of a form.

    In a JSON body Slack does not look; in an address we do not, for any site can make a browser
    GET one.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token
    is_form = request.method == "POST" and not _is_json(request)
    return str(args.get("token", "")) if is_form else ""


def _is_json(request: Request) -> bool:
    return request.headers.get("content-type", "").startswith("application/json")


async def _arguments(request: Request) -> Payload:
    """Give the arguments of a call: of its address and its body."""
    body = await body_of(request, LARGEST_CALL)
    args: Payload = dict(request.query_params)
    if not _is_json(request):
        return args | dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
    try:
        given = json.loads(body)
    except ValueError:
        given = None
    return args | given if isinstance(given, dict) else args
