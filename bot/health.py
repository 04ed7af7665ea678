"""Health: whether the process lives, and whether it can do its work."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

Check = Callable[[], Awaitable[bool]]


def web_app(checks: Mapping[str, Check]) -> Starlette:
    """`/healthz` and `/readyz`; the second answers 503 and names what is not ready."""

    async def healthz(_request: Request) -> Response:
        return JSONResponse({"ok": True})

    async def readyz(_request: Request) -> Response:
        found = {name: await _holds(check) for name, check in checks.items()}
        return JSONResponse(found, 200 if all(found.values()) else 503)

    return Starlette(routes=[Route("/healthz", healthz), Route("/readyz", readyz)])


async def _holds(check: Check) -> bool:
    try:
        return await check()
    except Exception:  # noqa: BLE001 - whatever fails, the answer is: not ready
        return False
