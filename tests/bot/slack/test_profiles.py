from dataclasses import replace

from bot.sandbox.faults import Fault
from bot.sandbox.options import BOT_SCOPES
from bot.slack.profiles import with_email
from handlers.ask import Account, Delivery, Handle, Place, PlaceKind, Written
from tests.bot.slack.api import Api, slack_api
from tests.bot.slack.stage import KANSLIET, NOW, SKANE, TEAM

EMAIL = BOT_SCOPES | {"users:read.email"}
ASKS = Delivery(Account(TEAM, KANSLIET), Place(PlaceKind.DIRECT), NOW, Written("jag-är kansliet"))


async def email(api: Api, delivery: Delivery = ASKS) -> str:
    sender = (await with_email(delivery, api.client)).sender
    assert isinstance(sender, Account)
    return sender.email


async def test_whoever_says_who_they_are_is_asked_about_at_slack() -> None:
    async with slack_api(scopes=EMAIL) as api:
        assert await email(api) == "kansliet@example.org"
        assert await email(api, replace(ASKS, sender=Account(TEAM, SKANE))) == ""


async def test_without_the_scope_there_is_no_address() -> None:
    async with slack_api() as api:
        assert await email(api) == ""


async def test_a_slack_that_does_not_answer_keeps_nobody_from_asking() -> None:
    for kind in ("drop_reply", "server_error", "rate_limited"):
        async with slack_api(scopes=EMAIL) as api:
            # Twice, as a question that changes nothing may be put again.
            api.sandbox.faults.add(Fault(kind, "users.info", times=2))
            assert await email(api) == ""


async def test_nothing_else_asks_slack_anything() -> None:
    async with slack_api(scopes=EMAIL) as api:
        assert await email(api, replace(ASKS, said=Written("andel Skåne"))) == ""
        at_a_terminal = replace(ASKS, sender=Handle("kansliet"))
        assert await with_email(at_a_terminal, api.client) is at_a_terminal
