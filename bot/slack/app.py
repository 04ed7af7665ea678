"""The Slack app: few listeners, each handing a delivery to the worker and drawing the outcome."""

import asyncio
import logging
import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import replace

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.slack import incoming, views
from bot.slack.afterwards import afterwards
from bot.slack.bolt_log import bolt_log
from bot.slack.buttons import ASK, FORM, SHEET, SHOW
from bot.slack.client import UNREACHABLE
from bot.slack.exchange import Exchange, listener
from bot.slack.outcomes import again, beside
from bot.slack.profiles import with_email
from bot.slack.repeats import Repeats
from bot.slack.sending import checked, checked_view
from bot.slack.values import fits, unpacked
from bot.worker import Worker
from handlers.ask import Chosen, Delivery
from handlers.outcome import Exit, Outcome
from handlers.start import VERB as START
from handlers.texts.sheets import with_sheets

LOG = logging.getLogger(__name__)
COMMAND = "/hallbar"
ANYTHING = re.compile("")
LOSSES = {"app_uninstalled", "tokens_revoked"}
TO_OPEN = 1.5
"""The seconds a form may take to open in place of an answer, of the three before Slack gives up."""


class Listeners:
    """What Slack tells us, and what we do with it."""

    def __init__(self, worker: Worker, clock: Clock) -> None:
        self._worker = worker
        self._clock = clock
        self._repeats = Repeats()

    async def command(self, exchange: Exchange) -> None:
        """A slash command: answered in the acknowledgement itself, or by its form."""
        delivery = incoming.command(exchange.body, self._clock)
        outcome = await self._answer(delivery, exchange)
        if await self._asked_on(outcome, delivery, exchange):
            await exchange.ack()
            return
        drawn = checked(outcome.answer, again(outcome, delivery))
        await exchange.ack(text=drawn.text, blocks=drawn.blocks, response_type="ephemeral")
        exchange.send_files(outcome.answer)

    async def event(self, exchange: Exchange) -> None:
        """A mention or a direct message; a repeated delivery is not answered again."""
        await exchange.ack()
        happened = exchange.body["event"]
        if happened.get("subtype") or happened.get("bot_id"):
            return
        if self._repeats.seen(str(exchange.body["event_id"])):
            return
        delivery = incoming.event(exchange.body, self._clock)
        outcome = await self._answer(delivery, exchange)
        afterwards(exchange.reply(outcome.answer, again(outcome, delivery)))
        exchange.send_files(outcome.answer)

    async def home(self, exchange: Exchange) -> None:
        """The Home tab, drawn when it is opened."""
        await exchange.ack()
        if exchange.body["event"].get("tab", "home") == "home":
            afterwards(self._publish(exchange))

    async def unheard(self, exchange: Exchange) -> None:
        """Anything else: acknowledged, as Slack counts what is not as our failure."""
        await exchange.ack()
        happened = str(exchange.body["event"]["type"])
        if happened in LOSSES:
            LOG.warning("Slack says %s: the bot has to be installed again", happened)

    async def pressed(self, exchange: Exchange) -> None:
        """A button: its value is a command."""
        action = exchange.body["actions"][0]
        chosen = unpacked(action.get("value"))
        if chosen is None:
            await exchange.ack()
            return
        delivery = incoming.pressed(exchange.body, self._clock, chosen)
        act = self._acts.get(str(action["action_id"]).partition(":")[0], self._ask)
        await act(exchange, delivery)

    async def submitted(self, exchange: Exchange) -> None:
        """A form: answered in the modal, or with what is wrong beside the field."""
        view = exchange.body["view"]
        fixed = unpacked(view.get("private_metadata"))
        if fixed is None:
            await exchange.ack()
            return
        fields = {**views.filled(view["state"]["values"]), **fixed.fields}
        chosen = Chosen(fixed.verb, fields)
        delivery = incoming.submitted(exchange.body, self._clock, chosen)
        outcome = await self._answer(delivery, exchange)
        wrong = beside(outcome, [str(block["block_id"]) for block in view["blocks"]])
        if wrong:
            await exchange.ack(response_action="errors", errors=wrong)
            return
        await exchange.ack(response_action="update", view=checked_view(views.modal(outcome.answer)))
        exchange.send_files(outcome.answer)

    @property
    def _acts(self) -> dict[str, Callable[[Exchange, Delivery], Awaitable[None]]]:
        return {ASK: self._ask, FORM: self._form, SHOW: self._show, SHEET: self._sheet}

    async def _ask(self, exchange: Exchange, delivery: Delivery) -> None:
        outcome = await self._answer(delivery, exchange)
        await exchange.ack()
        offered = again(outcome, delivery)
        afterwards(exchange.answer_where_pressed(outcome.answer, offered))
        exchange.send_files(outcome.answer)

    async def _form(self, exchange: Exchange, delivery: Delivery) -> None:
        await self._open_form(exchange, delivery)
        await exchange.ack()

    async def _asked_on(self, outcome: Outcome, delivery: Delivery, exchange: Exchange) -> bool:
        """Whether a form opened that asks for what was left out; else the answer offers it."""
        if outcome.form is None or not fits(outcome.form):
            return False
        try:
            async with asyncio.timeout(TO_OPEN):
                await self._open_form(exchange, replace(delivery, said=outcome.form))
        except UNREACHABLE as reason:
            LOG.warning("no form opened: %s", reason)
            return False
        return True

    async def _open_form(self, exchange: Exchange, delivery: Delivery) -> None:
        outcome = await self._worker.form(delivery)
        await exchange.open(checked_view(views.opened(outcome.answer)))

    async def _show(self, exchange: Exchange, delivery: Delivery) -> None:
        outcome = await self._answer(delivery, exchange)
        await exchange.ack()
        if outcome.exit is Exit.ANSWER:
            offered = again(outcome, delivery, shareable=False)
            afterwards(exchange.show_in_channel(outcome.answer, offered))
        else:
            afterwards(exchange.answer_where_pressed(outcome.answer, None))

    async def _sheet(self, exchange: Exchange, delivery: Delivery) -> None:
        """What an answer cut, whole: its tables as files."""
        outcome = await self._answer(delivery, exchange)
        await exchange.ack()
        told = with_sheets(outcome.answer)
        afterwards(exchange.answer_where_pressed(told, None))
        exchange.send_files(told)

    async def _answer(self, delivery: Delivery, exchange: Exchange) -> Outcome:
        return await self._worker.answer(await with_email(delivery, exchange.client))

    async def _publish(self, exchange: Exchange) -> None:
        delivery = incoming.home(exchange.body, self._clock, START)
        outcome = await self._answer(delivery, exchange)
        await exchange.publish(checked_view(views.home(outcome.answer)))


def build(worker: Worker, clock: Clock, client: AsyncWebClient, signing_secret: str) -> AsyncApp:
    """The Bolt app over a worker; `client` decides which Slack it talks to."""
    app = AsyncApp(
        client=client,
        # Socket Mode needs none; an empty one would be a known one, should requests come.
        signing_secret=signing_secret or secrets.token_hex(),
        logger=bolt_log(),
        process_before_response=True,
    )
    listeners = Listeners(worker, clock)
    app.command(COMMAND)(listener(listeners.command))
    app.action(ANYTHING)(listener(listeners.pressed))
    app.view(ANYTHING)(listener(listeners.submitted))
    app.event("app_home_opened")(listener(listeners.home))
    app.event("app_mention")(listener(listeners.event))
    app.event("message")(listener(listeners.event))
    app.event(ANYTHING)(listener(listeners.unheard))
    return app
