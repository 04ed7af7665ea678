import asyncio

import httpx
import pytest

from bot import health, heartbeat
from bot.heartbeat import STALE_INTERVALS, Heartbeat
from tests.bot.sandbox.stage import NO_TLS, until


class Ticks:
    """Counts ticks, each as long as it is told, and fails when it is told to."""

    def __init__(self, seconds: float = 0) -> None:
        self.begun = self.ended = 0
        self.failing = False
        self._seconds = seconds

    async def __call__(self) -> None:
        self.begun += 1
        if self.failing:
            raise ZeroDivisionError
        await asyncio.sleep(self._seconds)
        self.ended += 1


class Time:
    """A monotonic clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    made = Time()
    monkeypatch.setattr(heartbeat, "time", made)
    return made


async def test_it_ticks_for_as_long_as_it_beats() -> None:
    heart = Heartbeat(ticks := Ticks(), 0.01)
    async with heart.beating():
        await until(lambda: ticks.ended >= 3)
        assert heart.fresh
    ended = ticks.begun
    await asyncio.sleep(0.03)
    assert ticks.begun == ended


async def test_one_tick_at_a_time() -> None:
    heart = Heartbeat(ticks := Ticks(0.05), 0.01)
    async with heart.beating():
        await until(lambda: ticks.ended == 2)
        assert ticks.begun <= 3


async def test_a_tick_under_way_may_end() -> None:
    heart = Heartbeat(ticks := Ticks(0.05), 0.01)
    async with heart.beating():
        await until(lambda: ticks.begun == 1)
    assert (ticks.begun, ticks.ended) == (1, 1)


async def test_a_tick_that_hangs_is_not_waited_for_for_ever() -> None:
    heart = Heartbeat(ticks := Ticks(60), 0.01)
    async with asyncio.timeout(1):
        async with heart.beating(patience=0.02):
            await until(lambda: ticks.begun == 1)


async def test_a_heart_that_only_fails_is_not_fresh_and_recovers(
    time: Time, caplog: pytest.LogCaptureFixture
) -> None:
    heart = Heartbeat(ticks := Ticks(), 0.01)
    ticks.failing = True
    async with heart.beating():
        await until(lambda: ticks.begun >= 2)
        assert heart.fresh, "it began a moment ago"
        time.now += STALE_INTERVALS * 0.01
        await until(lambda: ticks.begun >= 4)
        assert not heart.fresh
        ticks.failing = False
        await until(lambda: ticks.ended)
        assert heart.fresh
    assert "the tick failed" in caplog.text


async def test_a_stopped_heart_is_not_ready(time: Time) -> None:
    heart = Heartbeat(Ticks(), 15)

    async def beats() -> bool:
        return heart.fresh

    transport = httpx.ASGITransport(health.web_app({"heartbeat": beats}))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot", verify=NO_TLS) as web:
        assert (await web.get("/readyz")).status_code == 200
        time.now += STALE_INTERVALS * 15 - 1
        assert (await web.get("/readyz")).status_code == 200
        time.now += 1
        answer = await web.get("/readyz")
        assert (answer.status_code, answer.json()) == (503, {"heartbeat": False})
