"""Commands, messages and presses, through the real Bolt app over both links."""

import asyncio

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_bolt.context.say.async_say import AsyncSay
from slack_sdk.web.async_client import AsyncWebClient

from bot.sandbox.options import Pace
from tests.bot.sandbox.stage import Json, Link, MakeStage, until

BUTTON = {
    "type": "actions",
    "elements": [
        {
            "type": "button",
            "action_id": "rosta",
            "text": {"type": "plain_text", "text": "Bifall"},
            "value": "bifall 12",
        }
    ],
}
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "*Andel*"}}


async def test_a_command_reaches_the_bot_with_slacks_fields(stage: MakeStage, link: Link) -> None:
    got: list[Json] = []

    def bot(app: AsyncApp) -> None:
        @app.command("/hallbar")
        async def command(ack: AsyncAck, body: Json) -> None:
            got.append(body)
            await ack()

    async with stage(bot, link) as slack:
        assert await slack.say("/hallbar andel Region Skåne & å") == {"ok": True}
        assert await slack.messages() == []
        url = got[0].pop("response_url")
        assert url.startswith(f"{slack.base}/response/")
        assert got[0].pop("trigger_id")
        assert got[0] == {
            "token": "legacy",
            "team_id": "T0SANDBOX",
            "team_domain": "sandbox",
            "channel_id": "C0STYRGRUPP",
            "channel_name": "styrgruppen",
            "user_id": "UKANSLIET",
            "user_name": "kansliet",
            "command": "/hallbar",
            "text": "andel Region Skåne &amp; å",
            "api_app_id": "AHALLBAR",
            "is_enterprise_install": "false",
        }


async def test_an_ack_with_text_or_blocks_is_seen_only_by_the_person(
    stage: MakeStage, link: Link
) -> None:
    def bot(app: AsyncApp) -> None:
        @app.command("/hallbar")
        async def command(ack: AsyncAck, body: Json) -> None:
            if body["text"]:
                await ack(text="Andel", blocks=[SECTION])
            else:
                await ack("Hej på dig")

    async with stage(bot, link) as slack:
        await slack.say("/hallbar")
        await slack.say("/hallbar andel")
        plain, blocks = await slack.messages()
        assert (plain["text"], plain["ephemeral"], plain["bot"]) == ("Hej på dig", True, True)
        assert blocks["blocks"][0]["text"] == SECTION["text"]
        assert blocks["blocks"][0]["block_id"]
        assert await slack.messages("skane") == []


async def test_an_ack_for_the_channel_shows_the_command_too(stage: MakeStage, link: Link) -> None:
    def bot(app: AsyncApp) -> None:
        @app.command("/hallbar")
        async def command(ack: AsyncAck) -> None:
            await ack(text="Till alla", response_type="in_channel")

    async with stage(bot, link) as slack:
        await slack.say("/hallbar andelar")
        assert await slack.texts("skane") == ["/hallbar andelar", "Till alla"]


async def test_an_ack_slack_could_not_show_is_told_to_the_person(stage: MakeStage) -> None:
    def bot(app: AsyncApp) -> None:
        @app.command("/hallbar")
        async def command(ack: AsyncAck) -> None:
            await ack(text="x", blocks=[{"type": "alert", "text": {}}])

    async with stage(bot) as slack:
        answer = await slack.say("/hallbar")
        assert answer["error"] == "invalid_command_response"
        assert "invalid_blocks" in answer["message"]
        assert await slack.messages() == []


async def test_a_late_ack_is_an_operation_timeout(stage: MakeStage, link: Link) -> None:
    def bot(app: AsyncApp) -> None:
        @app.command("/hallbar")
        async def command(ack: AsyncAck) -> None:
            await asyncio.sleep(0.3)
            await ack("för sent")

    async with stage(bot, link, pace=Pace(ack=0.1)) as slack:
        answer = await slack.say("/hallbar")
        assert answer["error"] == "operation_timeout"
        assert "tre sekunder" in answer["message"]
        await asyncio.sleep(0.3)
        assert await slack.messages() == []


async def test_without_a_bot_a_command_cannot_be_dispatched(stage: MakeStage) -> None:
    async with stage() as slack:
        assert (await slack.state())["connected"] == 0
        assert (await slack.say("/hallbar"))["error"] == "dispatch_failed"
        assert (await slack.say("/annat"))["error"] == "unknown_command"


async def test_a_bot_that_answers_with_an_error_is_told_of_over_http(stage: MakeStage) -> None:
    def bot(app: AsyncApp) -> None:
        @app.command("/hallbar")
        async def command() -> None:
            raise RuntimeError

    async with stage(bot, "http") as slack:
        assert (await slack.say("/hallbar"))["error"] == "http_service_error"
    async with stage(lambda _: None, "http") as slack:
        assert (await slack.say("/hallbar"))["error"] == "http_client_error"
    async with stage(request_url="http://127.0.0.1:9/slack/events") as slack:
        assert (await slack.say("/hallbar"))["error"] == "dispatch_failed"


async def test_a_button_in_a_posted_message_is_pressed(stage: MakeStage, link: Link) -> None:
    got: list[Json] = []

    def bot(app: AsyncApp) -> None:
        @app.action("rosta")
        async def voted(ack: AsyncAck, body: Json, respond: AsyncRespond) -> None:
            got.append(body)
            await ack()
            await respond("Röst mottagen", replace_original=False)

    async with stage(bot, link) as slack:
        posted = await slack.client.chat_postMessage(
            channel="C0STYRGRUPP", text="Omröstning 12", blocks=[SECTION, BUTTON]
        )
        assert await slack.press(posted["ts"], "rosta") == {"ok": True}
        (action,) = got[0]["actions"]
        assert (action["type"], action["value"]) == ("button", "bifall 12")
        assert got[0]["type"] == "block_actions"
        assert got[0]["user"]["id"] == "UKANSLIET"
        assert got[0]["container"]["is_ephemeral"] is False
        assert got[0]["message"]["text"] == "Omröstning 12"
        assert got[0]["state"] == {"values": {}}
        assert await slack.texts() == ["Omröstning 12", "Röst mottagen"]
        assert await slack.texts("skane") == ["Omröstning 12"]


async def test_a_button_in_an_ephemeral_message_replaces_and_deletes_it(
    stage: MakeStage, link: Link
) -> None:
    got: list[Json] = []

    def bot(app: AsyncApp) -> None:
        @app.command("/hallbar")
        async def command(ack: AsyncAck) -> None:
            await ack(text="Bara du", blocks=[BUTTON])

        @app.action("rosta")
        async def voted(ack: AsyncAck, body: Json, respond: AsyncRespond) -> None:
            got.append(body)
            await ack()
            if len(got) == 1:
                await respond(text="Ersatt", blocks=[BUTTON], replace_original=True)
            else:
                await respond(delete_original=True)

    async with stage(bot, link) as slack:
        await slack.say("/hallbar")
        (shown,) = await slack.messages()
        await slack.press(shown["ts"], "rosta")
        assert got[0]["container"]["is_ephemeral"] is True
        assert "message" not in got[0]
        (replaced,) = await slack.messages()
        assert (replaced["ts"], replaced["text"]) == (shown["ts"], "Ersatt")
        assert replaced["edited"]
        assert replaced["ephemeral"]
        await slack.press(shown["ts"], "rosta")
        assert await slack.messages() == []


async def test_nobody_presses_in_what_they_cannot_see(stage: MakeStage) -> None:
    async with stage() as slack:
        answer = await slack.client.chat_postEphemeral(
            channel="C0STYRGRUPP", user="USKANE", text="x", blocks=[BUTTON]
        )
        ts = answer["message_ts"]
        assert (await slack.press(ts, "rosta"))["error"] == "message_not_found"
        as_skane = await slack.press(ts, "rosta", **{"as": "skane"})
        assert as_skane["error"] == "dispatch_failed"


def option(value: str) -> Json:
    return {"text": {"type": "plain_text", "text": value}, "value": value}


@pytest.mark.parametrize(
    ("element", "value", "answer"),
    [
        ("static_select", "b", {"selected_option": option("b")}),
        ("overflow", "a", {"selected_option": option("a")}),
        ("radio_buttons", "b", {"selected_option": option("b")}),
        ("multi_static_select", ["a", "b"], {"selected_options": [option("a"), option("b")]}),
        ("checkboxes", [], {"selected_options": []}),
        ("datepicker", "2027-03-31", {"selected_date": "2027-03-31"}),
        ("users_select", "USKANE", {"selected_user": "USKANE"}),
        ("users_select", None, {"selected_user": None}),
    ],
)
async def test_choices_arrive_in_slacks_own_shapes(
    stage: MakeStage, element: str, value: object, answer: Json
) -> None:
    got: list[Json] = []

    def bot(app: AsyncApp) -> None:
        @app.action("val")
        async def chosen(ack: AsyncAck, action: Json) -> None:
            got.append(action)
            await ack()

    made: Json = {"type": element, "action_id": "val"}
    if element not in {"datepicker", "users_select"}:
        made["options"] = [option("a"), option("b")]
    async with stage(bot) as slack:
        block = {"type": "actions", "block_id": "rad", "elements": [made]}
        posted = await slack.client.chat_postMessage(
            channel="C0STYRGRUPP", text="Välj", blocks=[block]
        )
        assert await slack.press(posted["ts"], "val", value) == {"ok": True}
        assert got[0].pop("action_ts")
        expected = {"type": element, "block_id": "rad", "action_id": "val", **answer}
        assert got == [expected]
        if "options" in made:
            unknown = await slack.press(posted["ts"], "val", ["finns inte"])
            assert unknown["error"] == "unknown_option"


async def test_the_state_of_a_message_goes_along_with_a_press(stage: MakeStage) -> None:
    got: list[Json] = []

    def bot(app: AsyncApp) -> None:
        @app.action("rosta")
        async def voted(ack: AsyncAck, body: Json) -> None:
            got.append(body["state"]["values"])
            await ack()

    dates = {
        "type": "actions",
        "block_id": "dag",
        "elements": [
            {"type": "datepicker", "action_id": "d", "initial_date": "2026-01-01"},
            {"type": "timepicker", "action_id": "t"},
        ],
    }
    async with stage(bot) as slack:
        posted = await slack.client.chat_postMessage(
            channel="C0STYRGRUPP", text="x", blocks=[dates, BUTTON]
        )
        chosen = {"dag": {"t": {"type": "timepicker", "selected_time": "08:00"}}}
        await slack.press(posted["ts"], "rosta", values=chosen)
        assert got == [
            {
                "dag": {
                    "d": {"type": "datepicker", "selected_date": "2026-01-01"},
                    "t": {"type": "timepicker", "selected_time": "08:00"},
                }
            }
        ]


async def test_a_message_in_the_dm_and_a_mention_in_a_channel_are_heard(
    stage: MakeStage, link: Link
) -> None:
    got: list[Json] = []

    def bot(app: AsyncApp) -> None:
        @app.event("message")
        async def message(event: Json, say: AsyncSay) -> None:
            got.append(event)
            await say(f"Du skrev {event['text']}")

        @app.event("app_mention")
        async def mention(event: Json, say: AsyncSay) -> None:
            got.append(event)
            await say(text="Här!", thread_ts=event["ts"])

    async with stage(bot, link) as slack:
        await slack.say("hej <alla>", channel="DKANSLIET")
        await until(lambda: len(slack.workspace.messages.posted("DKANSLIET")) == 2)
        assert got[0]["channel_type"] == "im"
        assert await slack.texts(channel="DKANSLIET") == [
            "hej &lt;alla&gt;",
            "Du skrev hej &lt;alla&gt;",
        ]
        await slack.say("ingen nämns här")
        await slack.say("@Hållbar vad gäller?", who="skane")
        await until(lambda: len(slack.workspace.messages.posted("C0STYRGRUPP")) == 3)
        assert got[-1]["text"] == "<@UHALLBAR> vad gäller?"
        assert got[-1]["user"] == "USKANE"
        _, asked, answered = await slack.messages()
        assert (asked["replies"], answered["thread_ts"]) == (1, asked["ts"])
        assert len(got) == 2


async def test_the_home_tab_is_opened_and_published(stage: MakeStage, link: Link) -> None:
    got: list[Json] = []

    def bot(app: AsyncApp) -> None:
        @app.event("app_home_opened")
        async def opened(event: Json, client: AsyncWebClient) -> None:
            got.append(event)
            view = {"type": "home", "blocks": [SECTION, BUTTON]}
            await client.views_publish(user_id=event["user"], view=view)

        @app.action("rosta")
        async def pressed(ack: AsyncAck, body: Json) -> None:
            got.append(body)
            await ack()

    async with stage(bot, link) as slack:
        assert (await slack.state())["home"] is None
        await slack.post("home")
        await until(lambda: slack.workspace.views.home("UKANSLIET"))
        home = (await slack.state())["home"]
        assert home["blocks"][0]["text"] == SECTION["text"]
        assert got[0]["tab"] == "home"
        assert "view" not in got[0]
        where = {"container": {"type": "view", "view_id": home["id"]}, "action_id": "rosta"}
        button = home["blocks"][1]["block_id"]
        assert await slack.post("action", block_id=button, **where) == {"ok": True}
        assert got[1]["view"]["id"] == home["id"]
        assert "response_url" not in got[1]
        as_skane = await slack.post("action", block_id=button, **{"as": "skane"}, **where)
        assert as_skane["error"] == "view_not_found"


async def test_bad_deeds_are_refused_in_swedish(stage: MakeStage) -> None:
    async with stage() as slack:
        for body, error in [
            ({"as": "ingen", "channel": "C0STYRGRUPP", "text": "x"}, "user_not_found"),
            ({"as": "hallbar", "channel": "C0STYRGRUPP", "text": "x"}, "user_not_found"),
            ({"as": "skane", "channel": "C0FRAMMANDE", "text": "x"}, "channel_not_found"),
            ({"as": "skane", "channel": "DKANSLIET", "text": "x"}, "channel_not_found"),
            ({"channel": "C0ARKIV", "text": "x"}, "is_archived"),
            ({"channel": "C0STYRGRUPP", "text": "  "}, "no_text"),
        ]:
            answer = await slack.post("message", **body)
            assert (answer["ok"], answer["error"]) == (False, error)
            assert answer["message"].endswith(".")
        assert (await slack.page.post("/sandbox/message", content=b"{")).json()["error"] == (
            "invalid_request"
        )
        assert (await slack.page.post("/sandbox/annat", json={})).status_code == 404
