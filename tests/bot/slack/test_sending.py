import pytest

from bot.slack import blocks, sending
from bot.slack.buttons import Again
from bot.slack.sending import checked, checked_view, files, upload
from handlers.answer import Answer, Document, Text
from handlers.ask import Chosen
from handlers.drawings import Bar, Picture
from tests.bot.slack.api import slack_api
from tests.bot.slack.stage import SKANE

SHARES = Document("andelar.csv", "text/csv", "region;kr\nSkåne;1\n")
BARS = Picture("andelar.png", "Andelar", "Skåne har mest.", (Bar("Skåne", 3, "3 kr"),))


def test_a_message_within_the_limits_is_sent_as_drawn() -> None:
    drawn = checked(Answer("Andel", (Text("hej"),)), Again(Chosen("andel", {})), "USKANE")
    assert len(drawn.blocks) == 4


def test_one_slack_would_refuse_is_sent_as_text_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(blocks, "header", lambda _title: {"type": "header"})
    drawn = checked(Answer("Andel", (Text("något hemligt"),)))
    assert drawn.blocks == []
    assert "något hemligt" in drawn.text
    assert "blocks[0].text: missing" in caplog.text
    assert "hemligt" not in caplog.text


def test_a_view_slack_would_refuse_is_refused_here() -> None:
    with pytest.raises(ValueError, match=r"view\.blocks"):
        checked_view({"type": "home"})


def test_only_pictures_and_documents_are_files() -> None:
    answer = Answer("Andelar", (Text("x"), SHARES, BARS))
    assert list(files(answer)) == [SHARES, BARS]


async def test_a_document_arrives_as_it_was_written() -> None:
    async with slack_api() as api:
        channel = await sending.direct_channel(api.client, SKANE)
        await upload(api.client, channel, SHARES)
        (message,) = api.direct()
        (file,) = message.files
        assert (file.name, file.content) == ("andelar.csv", SHARES.text.encode())


async def test_a_picture_arrives_drawn_and_put_into_words(monkeypatch: pytest.MonkeyPatch) -> None:
    async def drawn(picture: Picture) -> bytes:
        return f"PNG av {picture.title}".encode()

    monkeypatch.setattr(sending, "png", drawn)
    async with slack_api() as api:
        channel = await sending.direct_channel(api.client, SKANE)
        await upload(api.client, channel, BARS)
        (file,) = api.direct()[0].files
        assert (file.name, file.title) == ("andelar.png", "Andelar")
        assert file.content == b"PNG av Andelar"
        assert file.alt == "Skåne har mest."
