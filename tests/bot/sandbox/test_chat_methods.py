"""chat.*: what the bot writes, changes and removes."""

from collections.abc import Awaitable, Callable

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp

from tests.bot.sandbox.stage import Json, MakeStage, until

WHERE: Json = {"channel": "C0STYRGRUPP"}


async def test_a_message_is_posted_updated_and_deleted(stage: MakeStage) -> None:
    divider = [{"type": "divider"}]
    async with stage() as slack:
        posted = await slack.client.chat_postMessage(**WHERE, text="Ett", blocks=divider)
        assert posted["message"]["bot_id"] == "BHALLBAR"
        assert posted["message"]["user"] == "UHALLBAR"
        ts = posted["ts"]
        await slack.client.chat_update(**WHERE, ts=ts, text="Två")
        (shown,) = await slack.messages("skane")
        assert (shown["text"], shown["edited"], shown["ts"]) == ("Två", True, ts)
        assert shown["blocks"][0]["type"] == "divider"
        await slack.client.chat_update(**WHERE, ts=ts, text="Två", blocks=[])
        assert (await slack.messages())[0]["blocks"] == []
        link = (await slack.client.chat_getPermalink(**WHERE, message_ts=ts))["permalink"]
        assert link == f"{slack.base}/archives/C0STYRGRUPP/p{ts.replace('.', '')}"
        assert (await slack.page.get(link)).headers["location"] == "/?channel=styrgruppen"
        await slack.client.chat_delete(**WHERE, ts=ts)
        assert await slack.messages() == []


async def test_a_channel_is_named_or_a_person(stage: MakeStage) -> None:
    async with stage() as slack:
        by_name = await slack.client.chat_postMessage(channel="#styrgruppen", text="x")
        assert by_name["channel"] == "C0STYRGRUPP"
        to_person = await slack.client.chat_postMessage(channel="USKANE", text="hej")
        assert to_person["channel"] == "DSKANE"
        assert await slack.texts("skane", "DSKANE") == ["hej"]
        assert (await slack.client.chat_postMessage(channel="C0AU", text="x"))["ok"]


REFUSED: list[tuple[Json, str]] = [
    ({"text": "x"}, "invalid_arguments"),
    ({"channel": "C9", "text": "x"}, "channel_not_found"),
    ({"channel": "C0HEMLIG", "text": "x"}, "channel_not_found"),
    ({"channel": "C0FRAMMANDE", "text": "x"}, "not_in_channel"),
    ({"channel": "C0ARKIV", "text": "x"}, "is_archived"),
    (WHERE, "no_text"),
    ({**WHERE, "text": "x", "blocks": "{"}, "invalid_blocks_format"),
    ({**WHERE, "text": "x", "blocks": {"type": "divider"}}, "invalid_blocks_format"),
    ({**WHERE, "text": "x", "blocks": [{"type": "header"}]}, "invalid_blocks"),
    ({**WHERE, "text": "x", "markdown_text": "y"}, "markdown_text_conflict"),
    ({**WHERE, "markdown_text": "y" * 12_001}, "msg_too_long"),
    ({**WHERE, "text": "x", "attachments": [{}] * 101}, "too_many_attachments"),
    ({**WHERE, "text": "x", "attachments": "x"}, "invalid_attachments"),
    ({**WHERE, "text": "x", "attachments": {}}, "invalid_attachments"),
    ({**WHERE, "text": "x", "metadata": "x"}, "invalid_metadata_format"),
    ({**WHERE, "text": "x", "metadata": []}, "invalid_metadata_format"),
    ({**WHERE, "text": "x", "metadata": {"event_type": "a"}}, "invalid_metadata_schema"),
    (
        {**WHERE, "text": "x", "metadata": {"event_type": "a", "event_payload": {"k": []}}},
        "invalid_metadata_schema",
    ),
    (
        {
            **WHERE,
            "text": "x",
            "metadata": {"event_type": "a", "event_payload": {"k": "x" * 16_000}},
        },
        "metadata_too_large",
    ),
    ({**WHERE, "text": "x", "thread_ts": "1.000001"}, "cannot_reply_to_message"),
]


async def test_what_slack_refuses_is_refused(stage: MakeStage) -> None:
    async with stage() as slack:
        for args, error in REFUSED:
            assert (await slack.call("chat.postMessage", **args))["error"] == error, args
        assert await slack.messages() == []


async def test_wrong_blocks_are_listed(stage: MakeStage) -> None:
    async with stage() as slack:
        header = {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}
        refused = await slack.call("chat.postMessage", **WHERE, text="x", blocks=[header])
        (message,) = refused["response_metadata"]["messages"]
        assert "150" in message


async def test_long_text_is_cut_and_markdown_becomes_a_block(stage: MakeStage) -> None:
    async with stage() as slack:
        await slack.client.chat_postMessage(**WHERE, text="å" * 40_001)
        await slack.client.chat_postMessage(**WHERE, markdown_text="**fet**")
        long, markdown = await slack.messages()
        assert len(long["text"]) == 40_000
        assert markdown["blocks"][0]["text"] == "**fet**"


async def test_only_the_bots_own_posted_messages_are_changed(stage: MakeStage) -> None:
    async with stage() as slack:
        await slack.say("mitt")
        (mine,) = await slack.messages()
        hidden = await slack.client.chat_postEphemeral(**WHERE, user="UKANSLIET", text="bara du")
        for method, ts, error in [
            ("chat.update", mine["ts"], "cant_update_message"),
            ("chat.delete", mine["ts"], "cant_delete_message"),
            ("chat.update", hidden["message_ts"], "message_not_found"),
            ("chat.delete", "1.000001", "message_not_found"),
        ]:
            assert (await slack.call(method, **WHERE, ts=ts, text="x"))["error"] == error
        lost = await slack.call("chat.getPermalink", **WHERE, message_ts="1.000001")
        assert lost["error"] == "message_not_found"


async def test_an_ephemeral_message_has_one_reader_in_the_channel(stage: MakeStage) -> None:
    async with stage() as slack:
        await slack.client.chat_postEphemeral(**WHERE, user="USKANE", text="bara du")
        assert await slack.texts("skane") == ["bara du"]
        assert await slack.texts("kansliet") == []
        outside = await slack.call("chat.postEphemeral", channel="C0AU", user="USKANE", text="x")
        assert outside["error"] == "user_not_in_channel"


async def test_replies_gather_under_their_parent(stage: MakeStage) -> None:
    async with stage() as slack:
        parent = (await slack.client.chat_postMessage(**WHERE, text="Fråga"))["ts"]
        reply = await slack.client.chat_postMessage(**WHERE, text="Svar", thread_ts=parent)
        deeper = await slack.client.chat_postMessage(**WHERE, text="Mer", thread_ts=reply["ts"])
        assert deeper["message"]["thread_ts"] == parent
        first, second, _ = await slack.messages()
        assert (first["replies"], first["thread_ts"]) == (2, None)
        assert (second["replies"], second["thread_ts"]) == (0, parent)
        link = await slack.client.chat_getPermalink(**WHERE, message_ts=reply["ts"])
        assert f"?thread_ts={parent}&cid=C0STYRGRUPP" in link["permalink"]


async def test_the_bots_own_messages_in_a_dm_come_back_as_events(stage: MakeStage) -> None:
    heard: list[str] = []

    def bot(app: AsyncApp) -> None:
        @app.middleware
        async def note(body: Json, next: Callable[[], Awaitable[BoltResponse]]) -> None:  # noqa: A002 - Bolt's own name
            heard.append(str(body["event"].get("subtype", body["event"]["text"])))
            await next()

    async with stage(bot) as slack:
        ts = (await slack.client.chat_postMessage(channel="UKANSLIET", text="hej"))["ts"]
        await slack.client.chat_update(channel="DKANSLIET", ts=ts, text="hej igen")
        await slack.client.chat_delete(channel="DKANSLIET", ts=ts)
        await until(lambda: not slack.sandbox.errands.running)
        assert heard == []
        assert slack.workspace.messages.posted("DKANSLIET") == []


async def test_attachments_and_metadata_are_kept_until_taken_away(stage: MakeStage) -> None:
    metadata = {"event_type": "paminnelse", "event_payload": {"key": "frist-2027"}}
    async with stage() as slack:
        posted = await slack.client.chat_postMessage(
            **WHERE, text="x", attachments=[{"text": "bilaga"}], metadata=metadata
        )
        assert posted["message"]["attachments"] == [{"text": "bilaga"}]
        changed = await slack.client.chat_update(**WHERE, ts=posted["ts"], text="y")
        assert changed["message"]["metadata"] == metadata
        assert changed["message"]["attachments"] == [{"text": "bilaga"}]
        emptied = await slack.client.chat_update(
            **WHERE, ts=posted["ts"], text="y", metadata={}, attachments=[]
        )
        assert not emptied["message"].keys() & {"metadata", "attachments"}
