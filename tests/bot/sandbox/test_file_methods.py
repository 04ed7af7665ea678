"""files.*: uploads, and the messages that show them."""

from tests.bot.sandbox.stage import Json, MakeStage, Stage

PNG = b"\x89PNG\r\n\x1a\n-en-bild-"
WHERE: Json = {"channel": "C0STYRGRUPP"}


async def uploaded(slack: Stage, name: str = "andelar.png", content: bytes = PNG) -> Json:
    """Upload as the SDK does, without a channel."""
    done = await slack.client.files_upload_v2(
        filename=name, content=content, title="Andelar", alt_txt="Staplar"
    )
    file: Json = done["file"]
    return file


async def test_a_picture_is_uploaded_and_shown_in_a_message(stage: MakeStage) -> None:
    async with stage() as slack:
        file = await uploaded(slack)
        assert await slack.messages() == []
        image = {"type": "image", "slack_file": {"id": file["id"]}, "alt_text": "Staplar"}
        await slack.client.chat_postMessage(**WHERE, text="Andelar", blocks=[image])
        (shown,) = await slack.messages()
        assert shown["blocks"][0]["slack_file"] == {"id": file["id"]}
        for path in [f"/sandbox/files/{file['id']}", file["url_private"]]:
            served = await slack.page.get(path)
            assert served.content == PNG
            assert served.headers["content-type"] == "image/png"
            assert "content-disposition" not in served.headers


async def test_a_message_may_not_show_a_file_that_is_not_there(stage: MakeStage) -> None:
    async with stage() as slack:
        image = {"type": "image", "slack_file": {"id": "F9"}, "alt_text": "x"}
        refused = await slack.call("chat.postMessage", **WHERE, text="x", blocks=[image])
        assert refused["error"] == "invalid_blocks"
        view = {"type": "home", "blocks": [image]}
        home = await slack.call("views.publish", user_id="USKANE", view=view)
        assert home["error"] == "invalid_arguments"


async def test_a_file_is_shared_where_the_upload_says(stage: MakeStage) -> None:
    async with stage() as slack:
        await slack.client.files_upload_v2(
            filename="andelar.csv",
            content="region;andel\nSkåne;13",
            channel="UKANSLIET",
            initial_comment="Här är underlaget",
        )
        (shown,) = await slack.messages(channel="DKANSLIET")
        (file,) = shown["files"]
        assert (shown["text"], file["name"]) == ("Här är underlaget", "andelar.csv")
        assert file["mimetype"] == "text/csv"
        served = await slack.page.get(file["url"])
        assert served.text == "region;andel\nSkåne;13"
        assert served.headers["content-disposition"] == "attachment"


async def test_a_permalink_in_a_message_shares_the_file(stage: MakeStage) -> None:
    async with stage() as slack:
        file = await uploaded(slack, "andelar.csv", b"x")
        await slack.client.chat_postMessage(**WHERE, text=f"<{file['permalink']}|Underlag>")
        (shown,) = await slack.messages()
        assert [each["id"] for each in shown["files"]] == [file["id"]]


async def test_an_upload_is_one_file_of_the_promised_length(stage: MakeStage) -> None:
    async with stage() as slack:
        ticket = await slack.client.files_getUploadURLExternal(filename="a.txt", length=3)
        early = await slack.call("files.completeUploadExternal", files=[{"id": ticket["file_id"]}])
        assert early["error"] == "file_not_found"
        url = ticket["upload_url"]
        assert (await slack.page.post(url, content=b"long")).status_code == 400
        assert (await slack.page.post(url, content=b"abc")).text == "OK - 3"
        assert (await slack.page.post(url, content=b"abc")).status_code == 400
        assert (await slack.page.get(f"/sandbox/files/{ticket['file_id']}")).status_code == 404
        done = await slack.call(
            "files.completeUploadExternal", files=[{"id": ticket["file_id"]}], channel_id="C0ARKIV"
        )
        assert done["error"] == "is_archived"


async def test_bad_uploads_are_refused(stage: MakeStage) -> None:
    async with stage() as slack:
        wrong: list[tuple[Json, str]] = [
            ({"filename": "a"}, "invalid_arguments"),
            ({"filename": "a", "length": 30_000_000}, "file_upload_size_restricted"),
            ({"filename": "a", "length": 1, "alt_txt": "x" * 1001}, "alt_txt_too_large"),
        ]
        for args, error in wrong:
            assert (await slack.call("files.getUploadURLExternal", **args))["error"] == error
        for files in ["x", [], ["x"]]:
            refused = await slack.call("files.completeUploadExternal", files=files)
            assert refused["error"] == "invalid_arguments"


async def test_a_file_that_is_deleted_is_gone_from_its_messages_and_is_not_found_again(
    stage: MakeStage,
) -> None:
    async with stage() as slack:
        file = await uploaded(slack, "andelar.csv", b"x")
        await slack.client.chat_postMessage(**WHERE, text=f"<{file['permalink']}|Underlag>")
        await slack.client.files_delete(file=file["id"])
        (shown,) = await slack.messages()
        assert not shown.get("files")
        again = await slack.call("files.delete", file=file["id"])
        assert again["error"] == "file_not_found"
