"""Modals through the real Bolt app: opened, updated, stacked, sent, closed."""

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.options import Pace
from tests.bot.sandbox.stage import Json, Link, MakeStage, SetUp, Stage, until


def text(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def modal(title: str, **more: object) -> Json:
    field = {
        "type": "input",
        "block_id": "rubrik",
        "label": text("Rubrik"),
        "element": {"type": "plain_text_input", "action_id": "svar", "min_length": 2},
    }
    return {
        "type": "modal",
        "callback_id": "form",
        "title": text(title),
        "submit": text("Spara"),
        "blocks": [field],
        **more,
    }


def filled(words: str | None) -> Json:
    return {"rubrik": {"svar": {"type": "plain_text_input", "value": words}}}


def opening(app: AsyncApp, view: Json | None = None) -> None:
    @app.command("/hallbar")
    async def command(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=view or modal("Ny fråga"))


def submitting(response: Json, got: list[Json]) -> SetUp:
    def bot(app: AsyncApp) -> None:
        opening(app)

        @app.view("form")
        async def submitted(ack: AsyncAck, body: Json) -> None:
            got.append(body)
            await ack(**response)

    return bot


async def titles(slack: Stage) -> list[str]:
    return [view["title"]["text"] for view in (await slack.state())["modals"]]


async def opened(slack: Stage) -> str:
    await slack.say("/hallbar")
    top: str = (await slack.state())["modals"][-1]["id"]
    return top


async def test_a_form_is_opened_sent_and_closed(stage: MakeStage, link: Link) -> None:
    got: list[Json] = []
    async with stage(submitting({}, got), link) as slack:
        view = await opened(slack)
        assert await titles(slack) == ["Ny fråga"]
        assert (await slack.state("skane"))["modals"] == []
        sent = await slack.post("submit", view_id=view, values=filled("Kvorum"))
        assert sent == {"ok": True}
        assert got[0]["type"] == "view_submission"
        assert got[0]["view"]["id"] == view
        assert got[0]["view"]["state"]["values"] == filled("Kvorum")
        assert await titles(slack) == []
        again = await slack.post("submit", view_id=view, values=filled("Kvorum"))
        assert again["error"] == "view_not_found"


async def test_what_slacks_client_checks_never_reaches_the_bot(stage: MakeStage) -> None:
    got: list[Json] = []
    async with stage(submitting({}, got)) as slack:
        view = await opened(slack)
        empty = await slack.post("submit", view_id=view, values={})
        assert empty == {"ok": False, "errors": {"rubrik": "Fyll i det här fältet."}}
        short = await slack.post("submit", view_id=view, values=filled("x"))
        assert short["errors"] == {"rubrik": "Skriv minst 2 tecken."}
        assert got == []


async def test_errors_from_the_bot_keep_the_form_open(stage: MakeStage, link: Link) -> None:
    errors = {"response_action": "errors", "errors": {"rubrik": "Finns redan."}}
    async with stage(submitting(errors, []), link) as slack:
        view = await opened(slack)
        sent = await slack.post("submit", view_id=view, values=filled("Kvorum"))
        assert sent == {"ok": False, "errors": {"rubrik": "Finns redan."}}
        assert await titles(slack) == ["Ny fråga"]


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        ({"response_action": "update", "view": modal("Klart")}, ["Klart"]),
        ({"response_action": "push", "view": modal("Nästa")}, ["Ny fråga", "Nästa"]),
        ({"response_action": "clear"}, []),
    ],
)
async def test_a_form_leads_on(
    stage: MakeStage, link: Link, response: Json, expected: list[str]
) -> None:
    async with stage(submitting(response, []), link) as slack:
        view = await opened(slack)
        assert await slack.post("submit", view_id=view, values=filled("Kvorum")) == {"ok": True}
        assert await titles(slack) == expected


@pytest.mark.parametrize(
    "response",
    [
        {"response_action": "errors", "errors": {"finns inte": "x"}},
        {"response_action": "update", "view": modal("x" * 25)},
        {"response_action": "hoppa"},
    ],
)
async def test_a_wrong_answer_to_a_form_is_told(stage: MakeStage, response: Json) -> None:
    async with stage(submitting(response, [])) as slack:
        view = await opened(slack)
        sent = await slack.post("submit", view_id=view, values=filled("Kvorum"))
        assert sent["error"] == "invalid_view_response"
        assert await titles(slack) == ["Ny fråga"]


async def test_the_stack_holds_three_and_closes_from_the_top(stage: MakeStage) -> None:
    closed: list[Json] = []
    deeper = {"response_action": "push", "view": modal("Djupare", notify_on_close=True)}

    def bot(app: AsyncApp) -> None:
        submitting(deeper, [])(app)

        @app.view_closed("form")
        async def on_close(ack: AsyncAck, body: Json) -> None:
            closed.append(body)
            await ack()

    async with stage(bot) as slack:
        view = await opened(slack)
        for _ in range(2):
            assert (await slack.post("submit", view_id=view, values=filled("Ja")))["ok"]
            view = (await slack.state())["modals"][-1]["id"]
        full = await slack.post("submit", view_id=view, values=filled("Ja"))
        assert "push_limit_reached" in full["message"]
        modals = (await slack.state())["modals"]
        assert modals[2]["previous_view_id"] == modals[1]["id"]
        assert {shown["root_view_id"] for shown in modals} == {modals[0]["id"]}
        await slack.post("close", view_id=view, values=filled("Utkast"))
        await until(lambda: closed)
        assert closed[0]["view"]["state"]["values"] == filled("Utkast")
        assert await titles(slack) == ["Ny fråga", "Djupare"]
        await slack.post("close", view_id=modals[0]["id"])
        assert await titles(slack) == []
        assert len(closed) == 1


async def test_a_view_is_pushed_from_a_press_in_a_modal(stage: MakeStage) -> None:
    button = {
        "type": "actions",
        "block_id": "mer",
        "elements": [{"type": "button", "action_id": "visa", "text": text("Mer")}],
    }
    first = {"type": "modal", "title": text("Först"), "blocks": [button]}

    def bot(app: AsyncApp) -> None:
        opening(app, first)

        @app.action("visa")
        async def show(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
            await ack()
            await client.views_push(trigger_id=body["trigger_id"], view=modal("Sedan"))

    async with stage(bot) as slack:
        view = await opened(slack)
        where = {"type": "view", "view_id": view}
        await slack.post("action", container=where, block_id="mer", action_id="visa")
        assert await titles(slack) == ["Först", "Sedan"]
        outside = slack.sandbox.triggers.issue("UKANSLIET")
        refused = await slack.call("views.push", trigger_id=outside, view=modal("x"))
        assert refused["error"] == "not_found"


async def test_a_view_is_updated_while_its_hash_is_the_same(stage: MakeStage) -> None:
    async with stage() as slack:
        trigger = slack.sandbox.triggers.issue("UKANSLIET")
        made = await slack.client.views_open(trigger_id=trigger, view=modal("Laddar"))
        first = {"view_id": made["view"]["id"], "hash": made["view"]["hash"]}
        changed = await slack.client.views_update(view=modal("Färdig", external_id="e1"), **first)
        assert changed["view"]["hash"] != first["hash"]
        stale = await slack.call("views.update", view=modal("Sen"), **first)
        assert stale["error"] == "hash_conflict"
        by_name = await slack.call("views.update", external_id="e1", view=modal("Namngiven"))
        assert by_name["ok"]
        assert await titles(slack) == ["Namngiven"]
        lost = await slack.call("views.update", view_id="V9", view=modal("x"))
        assert lost["error"] == "not_found"


async def test_a_trigger_opens_one_view_within_three_seconds(stage: MakeStage) -> None:
    now = [0.0]
    async with stage(pace=Pace(monotonic=lambda: now[0])) as slack:
        trigger = slack.sandbox.triggers.issue("UKANSLIET")
        wrong = await slack.call("views.open", trigger_id=trigger, view=modal("x" * 25))
        assert wrong["error"] == "invalid_arguments"
        assert wrong["response_metadata"]["messages"]
        assert (await slack.call("views.open", trigger_id=trigger, view=modal("Ja")))["ok"]
        twice = await slack.call("views.open", trigger_id=trigger, view=modal("Ja"))
        assert twice["error"] == "exchanged_trigger_id"
        late = slack.sandbox.triggers.issue("UKANSLIET")
        now[0] = 3.1
        expired = await slack.call("views.open", trigger_id=late, view=modal("Ja"))
        assert expired["error"] == "expired_trigger_id"
        unknown = await slack.call("views.open", trigger_id="1.2", view=modal("Ja"))
        assert unknown["error"] == "invalid_trigger_id"


async def test_views_are_checked_as_slack_checks_them(stage: MakeStage) -> None:
    async with stage() as slack:
        home = {"type": "home", "blocks": [{"type": "divider"}]}
        published = await slack.client.views_publish(user_id="USKANE", view=home)
        assert (await slack.state("skane"))["home"]["id"] == published["view"]["id"]
        wrong: list[tuple[str, Json, str]] = [
            ("views.publish", {"user_id": "USKANE", "view": modal("x")}, "invalid_arguments"),
            ("views.publish", {"user_id": "U9", "view": home}, "user_not_found"),
            ("views.publish", {"user_id": "USKANE"}, "invalid_arguments"),
            ("views.publish", {"user_id": "USKANE", "view": "{"}, "invalid_arguments"),
            ("views.publish", {"user_id": "USKANE", "view": home, "hash": "0"}, "hash_conflict"),
            ("views.publish", {"user_id": "UKANSLIET", "view": home, "hash": "0"}, "hash_conflict"),
            (
                "views.publish",
                {"user_id": "USKANE", "view": {**home, "private_metadata": "x" * 250_001}},
                "view_too_large",
            ),
        ]
        for method, args, error in wrong:
            assert (await slack.call(method, **args))["error"] == error
        named = {**home, "external_id": "en"}
        assert (await slack.call("views.publish", user_id="USKANE", view=named))["ok"]
        double = await slack.call("views.publish", user_id="UKANSLIET", view=named)
        assert double["error"] == "duplicate_external_id"
