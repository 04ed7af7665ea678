from collections.abc import Mapping

import httpx

from bot.health import Check, web_app
from tests.bot.sandbox.stage import NO_TLS


async def well() -> bool:
    return True


async def ill() -> bool:
    return False


async def broken() -> bool:
    raise ZeroDivisionError


async def get(path: str, checks: Mapping[str, Check]) -> tuple[int, object]:
    transport = httpx.ASGITransport(web_app(checks))
    async with httpx.AsyncClient(
        transport=transport, base_url="http://bot", verify=NO_TLS
    ) as client:
        answer = await client.get(path)
        return answer.status_code, answer.json()


async def test_a_living_process_says_so_whatever_its_checks_say() -> None:
    assert await get("/healthz", {"slack": ill}) == (200, {"ok": True})


async def test_it_is_ready_when_every_check_holds() -> None:
    checks = {"database": well, "slack": well}
    assert await get("/readyz", checks) == (200, {"database": True, "slack": True})


async def test_it_is_not_ready_and_says_what_is_not_when_one_fails_or_breaks() -> None:
    for check in (ill, broken):
        checks = {"database": well, "slack": check}
        assert await get("/readyz", checks) == (503, {"database": True, "slack": False})
