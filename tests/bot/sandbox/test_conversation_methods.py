"""conversations.*: channels, members, history."""

from bot.sandbox.options import BOT_SCOPES
from tests.bot.sandbox.stage import Json, MakeStage

READING = BOT_SCOPES | {"channels:history", "groups:history", "im:read"}
WHERE: Json = {"channel": "C0STYRGRUPP"}


async def test_channels_are_listed_as_the_bot_may_see_them(stage: MakeStage) -> None:
    async with stage(scopes=READING) as slack:
        both = await slack.client.conversations_list(types="public_channel,private_channel")
        names = [channel["name"] for channel in both["channels"]]
        assert names == ["styrgruppen", "au", "frammande", "arkivet"]
        open_ = await slack.client.conversations_list(exclude_archived=True, limit=1)
        assert [channel["name"] for channel in open_["channels"]] == ["styrgruppen"]
        rest = await slack.client.conversations_list(
            exclude_archived=True, limit=1, cursor=open_["response_metadata"]["next_cursor"]
        )
        assert [channel["name"] for channel in rest["channels"]] == ["frammande"]
        assert rest["response_metadata"]["next_cursor"] == ""
        await slack.client.conversations_open(users="USKANE")
        direct = await slack.client.conversations_list(types="im")
        assert [channel["user"] for channel in direct["channels"]] == ["USKANE"]


async def test_a_channel_tells_of_itself_and_its_members(stage: MakeStage) -> None:
    async with stage() as slack:
        told = (await slack.client.conversations_info(**WHERE))["channel"]
        assert told["topic"]["value"] == "Styrgruppens kanal"
        assert told["is_member"]
        members = await slack.client.conversations_members(**WHERE, limit=2)
        assert members["members"] == ["UHALLBAR", "UKANSLIET"]
        assert members["response_metadata"]["next_cursor"]


async def test_a_dm_is_opened_on_demand(stage: MakeStage) -> None:
    async with stage() as slack:
        opened = await slack.client.conversations_open(users="USKANE")
        assert opened["channel"] == {"id": "DSKANE"}
        again = await slack.client.conversations_open(channel="DSKANE", return_im=True)
        assert again["channel"]["user"] == "USKANE"
        for args, error in [
            ({"users": "U9"}, "user_not_found"),
            ({"users": "UBORTA"}, "user_disabled"),
            ({"users": ""}, "users_list_not_supplied"),
            ({"users": "USKANE,UKANSLIET"}, "missing_scope"),
            ({"channel": "C0STYRGRUPP"}, "method_not_supported_for_channel_type"),
        ]:
            assert (await slack.call("conversations.open", **args))["error"] == error


async def test_history_gives_metadata_only_when_asked(stage: MakeStage) -> None:
    metadata = {"event_type": "paminnelse", "event_payload": {"key": "frist-2027"}}
    async with stage(scopes=READING) as slack:
        posted = await slack.client.chat_postMessage(**WHERE, text="Ett", metadata=metadata)
        assert posted["message"]["metadata"] == metadata
        await slack.client.chat_postMessage(**WHERE, text="Svar", thread_ts=posted["ts"])
        await slack.client.chat_postEphemeral(**WHERE, user="USKANE", text="dolt")
        await slack.client.chat_postMessage(**WHERE, text="Två")
        found = await slack.client.conversations_history(**WHERE, include_all_metadata=True)
        assert [message["text"] for message in found["messages"]] == ["Två", "Ett"]
        assert found["messages"][1]["metadata"] == metadata
        assert found["messages"][1]["reply_count"] == 1
        bare = await slack.client.conversations_history(**WHERE)
        assert "metadata" not in bare["messages"][1]
        thread = await slack.client.conversations_replies(**WHERE, ts=posted["ts"])
        assert [message["text"] for message in thread["messages"]] == ["Ett", "Svar"]


async def test_history_is_cut_by_time_and_pages(stage: MakeStage) -> None:
    async with stage(scopes=READING) as slack:
        ts = [(await slack.client.chat_postMessage(**WHERE, text=t))["ts"] for t in "abc"]

        async def texts(**args: object) -> list[str]:
            found = await slack.call("conversations.history", **WHERE, **args)
            return [message["text"] for message in found["messages"]]

        assert await texts(oldest=ts[0]) == ["c", "b"]
        assert await texts(oldest=ts[0], latest=ts[1], inclusive=True) == ["b", "a"]
        assert await texts(latest=ts[1]) == ["a"]
        first = await slack.client.conversations_history(**WHERE, limit=2)
        assert first["has_more"]
        cursor = first["response_metadata"]["next_cursor"]
        assert await texts(limit=2, cursor=cursor) == ["a"]


async def test_what_cannot_be_read_is_refused(stage: MakeStage) -> None:
    async with stage(scopes=READING) as slack:
        for method, args, error in [
            ("conversations.history", {"channel": "C0FRAMMANDE"}, "not_in_channel"),
            ("conversations.history", {"channel": "C0HEMLIG"}, "channel_not_found"),
            ("conversations.history", {**WHERE, "oldest": "igår"}, "invalid_ts_oldest"),
            ("conversations.history", {**WHERE, "latest": "1.x"}, "invalid_ts_latest"),
            ("conversations.history", {**WHERE, "cursor": "???"}, "invalid_cursor"),
            ("conversations.history", {**WHERE, "limit": "-1"}, "invalid_limit"),
            ("conversations.replies", {**WHERE, "ts": "1.000001"}, "thread_not_found"),
            ("conversations.list", {"types": "annat"}, "invalid_types"),
            ("conversations.info", {}, "invalid_arguments"),
        ]:
            assert (await slack.call(method, **args))["error"] == error


async def test_each_kind_of_channel_has_its_scope(stage: MakeStage) -> None:
    async with stage() as slack:
        for method, args, scope in [
            ("conversations.history", WHERE, "channels:history"),
            ("conversations.history", {"channel": "C0AU"}, "groups:history"),
            ("conversations.list", {"types": "im"}, "im:read"),
            ("users.lookupByEmail", {"email": "kansliet@example.org"}, "users:read.email"),
        ]:
            refused = await slack.call(method, **args)
            assert (refused["error"], refused["needed"]) == ("missing_scope", scope)
            assert "chat:write" in refused["provided"].split(",")
