import asyncio

import pytest

from bot.slack.afterwards import afterwards, finish


async def test_what_is_under_way_is_waited_for() -> None:
    done = []

    async def work() -> None:
        await asyncio.sleep(0.01)
        done.append(1)

    afterwards(work())
    afterwards(work())
    await finish()
    assert done == [1, 1]
    await finish()


async def test_what_takes_too_long_is_not() -> None:
    async def work() -> None:
        await asyncio.sleep(60)

    afterwards(work())
    async with asyncio.timeout(1):
        await finish(0.01)


async def test_what_goes_wrong_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def work() -> None:
        raise ZeroDivisionError

    afterwards(work())
    await finish()
    assert "not sent" in caplog.text
    assert "ZeroDivisionError" in caplog.text
