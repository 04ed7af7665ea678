import asyncio
import json
import logging
from typing import Any

import pytest

from bot.sandbox.faults import Fault
from bot.slack import incoming, tables
from bot.slack.app import COMMAND
from handlers import dispatch
from handlers.texts import slack as texts
from storage.database import Database
from tests.bot.slack.stage import (
    EVERYONE,
    KANSLIET,
    LFU,
    SECRET,
    SKANE,
    STEERING,
    STRANGER,
    TEAM,
    Stage,
    command,
    on_stage,
    pressed,
)

SHARE = "1\u00a0349\u00a0324,83\u00a0kr"
SET_BUDGET = json.dumps(["budget sätt", {"år": "2028", "belopp": "12000000"}])
DIRECT = "DSKANE"


def broken(*_given: object, **_more: object) -> Any:  # noqa: ANN401 - stands in for anything
    raise ZeroDivisionError


def with_response_url(stage: Stage, value: object, user: str = SKANE) -> dict[str, Any]:
    """A pressed button that can be answered."""
    url = stage.sandbox.response_url(user, STEERING, "1.0")
    return pressed(value, user, response_url=url)


def shown(part: Any) -> str:  # noqa: ANN401 - whatever blocks are made of
    """Every text Slack reads signs in; plain text and values it takes as they stand."""
    if isinstance(part, list):
        return "\n".join(map(shown, part))
    if not isinstance(part, dict):
        return ""
    own = part["text"] if part.get("type") == "mrkdwn" else ""
    return "\n".join([own, *map(shown, part.values())])


async def answer_to(stage: Stage, value: object, user: str = SKANE) -> str:
    """What a pressed button is answered."""
    before = len(stage.seen(user))
    assert (await stage.interact(with_response_url(stage, value, user))).status_code == 200
    await stage.until(lambda: len(stage.seen(user)) > before)
    return stage.seen(user)[-1].text


# Where buttons stand


async def test_a_button_in_a_message_is_answered_below_it_to_the_one_who_pressed(
    example: Database,
) -> None:
    async with on_stage(example) as stage:
        await stage.says("/hallbar andel Region Skåne")
        (asked,) = stage.seen()
        assert SHARE in asked.text
        await stage.presses(asked, "Alla andelar")
        answered = await stage.until(lambda: stage.seen()[1:])
        assert answered[0].reader == SKANE
        assert "Stockholm" in answered[0].text
        assert stage.seen(LFU) == []


async def test_an_answer_is_shown_in_the_channel_by_name(example: Database) -> None:
    async with on_stage(example) as stage:
        await stage.says("/hallbar andel Region Skåne")
        await stage.presses(stage.seen()[0], texts.SHOW_IN_CHANNEL)
        (shown,) = await stage.until(lambda: stage.seen(LFU))
        assert SHARE in shown.text
        assert f"<@{SKANE}>" in str(shown.blocks[-1])
        assert texts.SHOW_IN_CHANNEL not in str(shown.blocks)


async def test_in_a_conversation_of_two_there_is_no_channel_to_show_an_answer_in(
    example: Database,
) -> None:
    async with on_stage(example) as stage:
        in_channel = await stage.command("andel Region Skåne")
        assert texts.SHOW_IN_CHANNEL in str(in_channel["blocks"])
        direct = await stage.command("andel Region Skåne", channel_id=DIRECT)
        assert texts.SHOW_IN_CHANNEL not in str(direct["blocks"])
        assert SHARE in direct["text"]
        await stage.says("andel Region Skåne", channel=DIRECT)
        (asked,) = await stage.until(lambda: stage.seen(channel=DIRECT))
        await stage.presses(asked, "Alla andelar")
        answered = await stage.until(lambda: stage.seen(channel=DIRECT)[1:])
        assert texts.SHOW_IN_CHANNEL not in str(answered[0].blocks)


async def test_what_may_not_be_asked_any_more_is_not_shown_in_the_channel(
    example: Database,
) -> None:
    async with on_stage(example) as stage:
        payload = with_response_url(stage, SET_BUDGET)
        payload["actions"][0]["action_id"] = "show:0"
        assert (await stage.interact(payload)).status_code == 200
        (refused,) = await stage.until(stage.seen)
        assert refused.reader == SKANE
        assert "kansliet" in refused.text
        assert stage.seen(LFU) == []


async def test_a_form_opens_and_says_what_is_wrong_beside_the_field(example: Database) -> None:
    async with on_stage(example) as stage:
        await stage.says("/hallbar andel")
        await stage.presses(stage.seen()[0], "Fyll i formulär")
        assert stage.modal()["title"]["text"] == "Andel"
        option = {"text": {"type": "plain_text", "text": "x"}, "value": "Region Skåne"}
        region = {"type": "static_select", "selected_option": option}
        amount = {"type": "plain_text_input", "value": "10,5,0"}
        told = await stage.submits({"region": region, "belopp": amount})
        assert "belopp i kronor" in told["errors"]["belopp"]
        assert await stage.submits({"region": region}) == {}
        assert SHARE in shown(stage.modal()["blocks"])
        await stage.presses_in_view("Alla andelar")
        await stage.until(lambda: "Stockholm" in str(stage.modal()["blocks"]))


async def test_a_form_filled_with_what_is_no_date_opens_without_it(example: Database) -> None:
    async with on_stage(example) as stage:
        await stage.says("/hallbar styrgrupp imorgon")
        await stage.presses(stage.seen()[0], "Fyll i formulär")
        (element,) = (block["element"] for block in stage.modal()["blocks"])
        assert element == {"type": "datepicker", "action_id": "value"}


async def test_a_button_on_the_home_tab_opens_its_answer(example: Database) -> None:
    async with on_stage(example) as stage:
        await stage.opens_home()
        await stage.until(lambda: stage.sandbox.workspace.views.home(SKANE))
        await stage.presses_in_view("Alla andelar", home=True)
        await stage.until(lambda: stage.sandbox.workspace.views.stack(SKANE))
        assert "Stockholm" in str(stage.modal()["blocks"])


async def test_the_messages_tab_draws_nothing(example: Database) -> None:
    async with on_stage(example) as stage:
        opened = await stage.event(type="app_home_opened", user=SKANE, tab="messages")
        assert opened.status_code == 200
        assert stage.sandbox.workspace.views.home(SKANE) is None


async def test_files_go_to_the_direct_messages(example: Database) -> None:
    async with on_stage(example) as stage:
        await stage.says("/hallbar andelar")
        await stage.presses(stage.seen()[0], "Hämta som CSV")
        posted = stage.sandbox.workspace.messages.posted
        (message,) = await stage.until(lambda: [m for m in posted(DIRECT) if m.files])
        assert message.files[0].name == "andelar-2026.csv"
        assert all(not message.files for message in stage.seen())


async def test_what_a_table_leaves_out_comes_as_a_file_to_whoever_asks(
    example: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "ROWS", 5)
    async with on_stage(example) as stage:
        await stage.says("/hallbar regioner")
        await stage.presses(stage.seen()[0], texts.SHOW_IN_CHANNEL)
        (shown_to_all,) = await stage.until(lambda: stage.seen(LFU))
        await stage.presses(shown_to_all, texts.ALL_AS_SHEET, LFU)
        messages = stage.sandbox.workspace.messages
        posted = await stage.until(lambda: [m for m in messages.posted("DLFU1") if m.files])
        content = (posted[0].files[0].content or b"").decode()
        assert len(content.splitlines()) == 22
        assert "Region Stockholm" in content
        told = await stage.until(lambda: [m for m in stage.seen(LFU) if m.reader == LFU])
        assert "regioner" in told[0].text.casefold()
        assert "direktmeddelande" in str(told[0].blocks)
        assert all(m.reader != SKANE for m in stage.seen()[2:])


async def test_a_button_of_a_table_asks_nothing_that_writes(example: Database) -> None:
    async with on_stage(example) as stage:
        before = stage.kept()
        payload = with_response_url(stage, SET_BUDGET)
        payload["actions"][0]["action_id"] = "sheet:0"
        assert (await stage.interact(payload)).status_code == 200
        (refused,) = await stage.until(stage.seen)
        assert "kansliet" in refused.text
        assert stage.kept()[1] == before[1]


async def test_a_file_is_shown_in_the_channel_itself(example: Database) -> None:
    async with on_stage(example) as stage:
        await stage.says("/hallbar andelar som=csv")
        await stage.presses(stage.seen()[0], texts.SHOW_IN_CHANNEL)
        seen = await stage.until(lambda: stage.seen(LFU)[1:] and stage.seen(LFU))
        assert [file.name for file in seen[0].files] == ["andelar-2026.csv"]
        assert f"<@{SKANE}>" in str(seen[1].blocks[-1])
        assert "direktmeddelande" not in str([message.blocks for message in seen])


async def test_a_file_cannot_be_shown_where_the_bot_is_not(example: Database) -> None:
    async with on_stage(example, EVERYONE - {"UHALLBAR"}) as stage:
        await stage.says("/hallbar andelar som=csv")
        await stage.presses(stage.seen()[0], texts.SHOW_IN_CHANNEL)
        told = await stage.until(lambda: stage.seen()[1:])
        assert texts.NOT_IN_CHANNEL.text in told[0].text
        assert stage.seen(LFU) == []


async def test_what_is_asked_in_a_thread_is_answered_in_it(example: Database) -> None:
    async with on_stage(example) as stage:
        posted = stage.sandbox.workspace.messages.posted
        await stage.says("Hur var det nu?")
        thread = posted(STEERING)[0].ts
        mention = {"type": "app_mention", "user": SKANE, "channel": STEERING}
        words = "<@UHALLBAR> andelar som=csv"
        await stage.event(**mention, thread_ts=thread, text=words)
        (answered,) = await stage.until(stage.seen)
        assert (answered.reader, answered.thread_ts) == (SKANE, thread)
        await stage.presses(answered, texts.SHOW_IN_CHANNEL)
        await stage.until(lambda: len(stage.seen(LFU)) == 2)
        assert {message.thread_ts for message in stage.seen(LFU)} == {thread}


async def test_a_direct_message_in_a_thread_is_answered_in_it(example: Database) -> None:
    async with on_stage(example) as stage:
        await stage.says("andel Region Skåne", channel=DIRECT)
        (first,) = await stage.until(lambda: stage.seen(channel=DIRECT))
        assert first.thread_ts is None
        message = {"type": "message", "channel_type": "im", "user": SKANE, "channel": DIRECT}
        await stage.event(**message, thread_ts=first.ts, text="frister", event_id="Ev2")
        (_, second) = await stage.until(
            lambda: stage.seen(channel=DIRECT)[1:] and stage.seen(channel=DIRECT)
        )
        assert second.thread_ts == first.ts


async def test_words_too_long_for_a_button_are_answered_and_leave_the_form_unfilled(
    example: Database,
) -> None:
    async with on_stage(example) as stage:
        await stage.says("/hallbar andel " + "x" * 2900)
        (misread,) = stage.seen()
        assert "Det förstod jag inte" in misread.text
        await stage.presses(misread, "Fyll i formulär")
        assert stage.modal()["title"]["text"] == "Andel"


# What is only begun


OFFER = "Fyll i formulär"


@pytest.mark.parametrize(
    ("words", "title", "who"),
    [
        ("möte nytt", "Möte nytt", KANSLIET),
        ("omröstning ny", "Omröstning ny", KANSLIET),
        ("fråga ny", "Fråga ny", KANSLIET),
        ("utträde meddelat", "Utträde meddelat", KANSLIET),
    ],
)
async def test_a_command_typed_bare_opens_its_form_at_once(
    example: Database, words: str, title: str, who: str
) -> None:
    async with on_stage(example) as stage:
        await stage.says(f"/hallbar {words}", who)
        assert stage.modal(who)["title"]["text"] == title
        assert stage.seen(who) == []


async def test_the_form_holds_what_was_said_and_asks_for_the_rest(example: Database) -> None:
    async with on_stage(example) as stage:
        await stage.says("/hallbar möte nytt datum=2027-02-11 plats=Teams", KANSLIET)
        form = {block["block_id"]: block["element"] for block in stage.modal(KANSLIET)["blocks"]}
        assert form["datum"]["initial_date"] == "2027-02-11"
        assert form["plats"]["initial_value"] == "Teams"
        date = {"type": "datepicker", "selected_date": "2027-02-11"}
        hours = {"type": "plain_text_input", "value": "10:00-12:00"}
        assert await stage.submits({"datum": date, "tid": hours}, KANSLIET) == {}
        assert "Mötet är inlagt." in shown(stage.modal(KANSLIET)["blocks"])


async def test_what_has_a_number_opens_the_form_of_that_one(example: Database) -> None:
    async with on_stage(example) as stage:
        await stage.command("möte nytt datum=2027-02-11 tid=10-12", KANSLIET)
        await stage.says("/hallbar möte 1 flytta", KANSLIET)
        form = stage.modal(KANSLIET)
        assert form["title"]["text"] == "Möte 1 flytta"
        assert form["blocks"][0]["element"]["initial_date"] == "2027-02-11"


async def test_no_form_opens_for_whoever_may_not(example: Database) -> None:
    async with on_stage(example) as stage:
        await stage.says("/hallbar möte nytt", SKANE)
        assert stage.sandbox.workspace.views.stack(SKANE) == []
        (refused,) = stage.seen()
        assert "Du kan inte planera och leda möten." in refused.text


@pytest.mark.parametrize(
    "words",
    [
        "möte nytt datum=2027-02-30 tid=10-12",
        'möte 1 punkt rubrik="" typ=beslut',
        "folkmängd x",
        "andel",
        "rösta",
        "fråga ny rubrik=" + "x" * 2000,
    ],
)
async def test_what_is_wrong_long_or_only_read_is_answered_with_the_offer(
    example: Database, words: str
) -> None:
    async with on_stage(example) as stage:
        await stage.says(f"/hallbar {words}", KANSLIET)
        assert stage.sandbox.workspace.views.stack(KANSLIET) == []
        (answered,) = stage.seen(KANSLIET)
        assert OFFER in str(answered.blocks)


async def test_where_nothing_can_be_opened_the_form_is_offered(example: Database) -> None:
    async with on_stage(example) as stage:
        await stage.says("@hallbar möte nytt", KANSLIET)
        (mentioned,) = await stage.until(lambda: stage.seen(KANSLIET))
        await stage.says("möte nytt", KANSLIET, "DKANSLIET")
        (direct,) = await stage.until(lambda: stage.seen(KANSLIET, "DKANSLIET"))
        for answered in (mentioned, direct):
            assert OFFER in str(answered.blocks)
        assert stage.sandbox.workspace.views.stack(KANSLIET) == []
        await stage.presses(direct, OFFER, KANSLIET)
        assert stage.modal(KANSLIET)["title"]["text"] == "Möte nytt"


async def test_a_trigger_that_has_run_out_leaves_the_offer(
    example: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with on_stage(example) as stage:
        told = await stage.command("möte nytt", KANSLIET, trigger_id="gammal")
        assert OFFER in str(told["blocks"])
        assert "invalid_trigger_id" in caplog.text
        assert stage.sandbox.workspace.views.stack(KANSLIET) == []


async def test_a_form_slow_to_open_delays_no_acknowledgement(
    example: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.app.TO_OPEN", 0.05)
    async with on_stage(example) as stage:
        stage.sandbox.faults.add(Fault("slow", "views.open", seconds=2.0))
        async with asyncio.timeout(1.0):
            told = await stage.command("möte nytt", KANSLIET)
        assert OFFER in str(told["blocks"])


async def test_one_trigger_opens_one_form(example: Database) -> None:
    async with on_stage(example) as stage:
        trigger = stage.sandbox.triggers.issue(KANSLIET)
        first = await stage.post(command("möte nytt", KANSLIET, trigger_id=trigger))
        assert (first.status_code, first.text) == (200, "")
        again = await stage.command("möte nytt", KANSLIET, trigger_id=trigger)
        assert OFFER in str(again["blocks"])
        assert len(stage.sandbox.workspace.views.stack(KANSLIET)) == 1


# What is not believed


TAMPERED = (
    "andel",
    "[",
    "5",
    "null",
    '"andel"',
    "{}",
    '["andel"]',
    '["andel", {}, {}]',
    '["andel", "Skåne"]',
    '["andel", {"region": 12}]',
    '["andel", {"region": null}]',
    '[["andel"], {}]',
    "[" * 20_000,
    '["andel", {"region": ' + "9" * 5000 + "}]",
    "",
    None,
    5,
    {"verb": "andel"},
)


async def test_a_value_we_never_wrote_is_acknowledged_and_does_nothing(
    example: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with on_stage(example) as stage:
        before = stage.kept()
        for value in TAMPERED:
            answer = await stage.interact(with_response_url(stage, value))
            assert (value, answer.status_code) == (value, 200)
        assert stage.seen() == []
        assert stage.kept() == before
        assert caplog.records == []


async def test_a_foreign_verb_and_foreign_fields_are_misread(example: Database) -> None:
    async with on_stage(example) as stage:
        before = stage.kept()
        assert "inget sådant kommando" in await answer_to(stage, '["drop table", {}]')
        assert "Det förstod jag inte" in await answer_to(stage, '["andel", {"region": "\\u0000"}]')
        assert "Det förstod jag inte" in await answer_to(stage, '["andel", {"som": "kansliet"}]')
        assert "Det förstod jag inte" in await answer_to(stage, '["andel", {"region": "\\ud800"}]')
        assert stage.kept() == before


async def test_a_value_of_a_megabyte_is_too_much(example: Database) -> None:
    async with on_stage(example) as stage:
        value = json.dumps(["andel", {"region": "x" * 1_000_000}])
        assert (await stage.interact(pressed(value))).status_code == 413
        shorter = json.dumps(["andel", {"region": "x" * 100_000}])
        assert "Det förstod jag inte" in await answer_to(stage, shorter)


async def test_who_asks_is_who_slack_says_and_nobody_else(example: Database) -> None:
    async with on_stage(example) as stage:
        before = stage.kept()
        fields = {"år": "2028", "belopp": "12000000", "user": KANSLIET, "team": TEAM}
        claims = json.dumps(["budget sätt", fields])
        assert "Det kan kansliet." in await answer_to(stage, claims)
        assert "Det kan kansliet." in await answer_to(stage, SET_BUDGET)
        refused = await stage.command("budget 2028 sätt belopp=1", SKANE, user_name="kansliet")
        assert "Det kan kansliet." in refused["text"]
        elsewhere = await stage.command("budget 2028 sätt belopp=1", KANSLIET, team_id="T0ANNAN")
        assert "Det kan kansliet." in elsewhere["text"]
        guest = with_response_url(stage, SET_BUDGET, KANSLIET)
        guest["user"]["team_id"] = "T0ANNAN"
        assert (await stage.interact(guest)).status_code == 200
        await stage.until(lambda: stage.seen(KANSLIET))
        assert stage.kept() == before
        assert "12\u00a0000\u00a0000" in await answer_to(stage, SET_BUDGET, KANSLIET)


async def test_an_account_nobody_has_linked_reads_but_changes_nothing(example: Database) -> None:
    async with on_stage(example) as stage:
        before = stage.kept()
        assert SHARE in (await stage.command("andel Skåne", STRANGER))["text"]
        assert "Jag vet inte vem du är" in (await stage.command("vem", STRANGER))["text"]
        assert "Det kan kansliet." in (await stage.command("budget 2028 sätt", STRANGER))["text"]
        assert stage.kept() == before


SIGNS = "\x00<!channel> <!here|x> <@U1> \u202eerksättning\u202c &lt;!everyone> \u2066"


async def test_signs_that_call_or_confuse_never_come_back(example: Database) -> None:
    async with on_stage(example) as stage:
        answers = [
            await stage.command(SIGNS),
            await stage.command(f"andel {SIGNS}"),
            await stage.command(f"andel Skåne belopp {SIGNS}"),
            await stage.command(f"regler {SIGNS}"),
            await stage.command(f"hjälp {SIGNS}"),
        ]
        values = [json.dumps([SIGNS, {}]), json.dumps(["andel", {"region": SIGNS}])]
        for value in values:
            await answer_to(stage, value)
        await stage.says(f"@hallbar {SIGNS}")
        await stage.until(lambda: len(stage.seen()) > len(values))
        drawn = [(message.text, message.blocks) for message in stage.seen()]
        drawn += [(answer["text"], answer["blocks"]) for answer in answers]
        for text, blocks in drawn:
            said = text + shown(blocks)
            for sign in ("<!", "<@", "\x00", "\u202e", "\u202c", "\u2066"):
                assert sign not in said, (sign, said)
        assert "&lt;!channel&gt;" in answers[0]["text"]


# What is stale, repeated or not for us


async def test_a_press_that_can_no_longer_be_answered_is_acknowledged_and_logged(
    example: Database, caplog: pytest.LogCaptureFixture
) -> None:
    value = json.dumps(["andel", {"region": "Skåne"}])
    async with on_stage(example) as stage:
        gone = f"{stage.sandbox.workspace.address}/response/finns-inte"
        assert (await stage.interact(pressed(value, response_url=gone))).status_code == 200
        await stage.until(lambda: "response url said 404" in caplog.text)
        modal = {"type": "modal", "id": "V404", "team_id": TEAM}
        assert (await stage.interact(pressed(value, view=modal))).status_code == 200
        await stage.until(lambda: "not_found" in caplog.text)
        home = {"type": "home", "id": "V405", "team_id": TEAM}
        stale = pressed(value, view=home, trigger_id="gammal")
        assert (await stage.interact(stale)).status_code == 200
        await stage.until(lambda: "invalid_trigger_id" in caplog.text)
        assert "finns-inte" not in caplog.text


async def test_an_answer_whose_reply_is_lost_is_not_sent_twice(example: Database) -> None:
    async with on_stage(example) as stage:
        await stage.says("/hallbar andel Skåne")
        stage.sandbox.faults.add(Fault("drop_reply", "response_url"))
        await stage.presses(stage.seen()[0], texts.SHOW_IN_CHANNEL)
        await stage.until(lambda: stage.seen(LFU))
        await stage.command("vem")
        assert len(stage.seen(LFU)) == 1


async def test_a_form_whose_time_is_out_is_told_with_a_code(
    example: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with on_stage(example) as stage:
        payload = with_response_url(stage, '["andel", {}]')
        payload["actions"][0]["action_id"] = "form:0"
        assert (await stage.interact(payload)).status_code == 200
        (told,) = await stage.until(stage.seen)
        assert code_in(caplog) in told.text


async def test_a_repeated_event_is_answered_once(example: Database) -> None:
    async with on_stage(example) as stage:
        mention = {"type": "app_mention", "user": SKANE, "channel": STEERING, "ts": "1.0"}
        for number in ("Ev1", "Ev1", "Ev2", "Ev1"):
            told = await stage.event(**mention, text="<@UHALLBAR> andel Skåne", event_id=number)
            assert told.status_code == 200
        await stage.until(lambda: len(stage.seen()) == 2)
        assert all(SHARE in message.text for message in stage.seen())


async def test_messages_of_bots_and_changed_messages_are_not_answered(example: Database) -> None:
    async with on_stage(example) as stage:
        direct = {"type": "message", "channel": DIRECT, "channel_type": "im", "text": "andel Skåne"}
        unheard = (
            {"user": SKANE, "bot_id": "B1"},
            {"user": SKANE, "subtype": "message_changed"},
            {"user": SKANE, "subtype": "message_deleted"},
            {"user": SKANE, "subtype": "file_share"},
            {"user": "UHALLBAR"},
        )
        for number, more in enumerate(unheard):
            told = await stage.event(**direct, **more, event_id=f"Ev{number}")
            assert told.status_code == 200
        await stage.event(**direct, user=SKANE, event_id="Ev9")
        stage.sandbox.workspace.direct(SKANE)
        await stage.until(lambda: stage.seen(channel=DIRECT))
        assert len(stage.seen(channel=DIRECT)) == 1


async def test_events_we_do_nothing_with_are_acknowledged_all_the_same(
    example: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with on_stage(example) as stage:
        for kind in ("member_joined_channel", "tokens_revoked", "app_uninstalled"):
            assert (await stage.event(type=kind, event_id=kind)).status_code == 200
        assert "Slack says tokens_revoked" in caplog.text
        assert "Slack says app_uninstalled" in caplog.text
        assert "member_joined_channel" not in caplog.text


async def test_a_view_of_somebody_elses_making_is_acknowledged(example: Database) -> None:
    async with on_stage(example) as stage:
        view = {"id": "V1", "type": "modal", "private_metadata": "inget", "callback_id": "x"}
        payload = {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": SKANE}}
        answer = await stage.interact({**payload, "view": {**view, "state": {"values": {}}}})
        assert (answer.status_code, answer.text) == (200, "")


# What breaks


def code_in(caplog: pytest.LogCaptureFixture) -> str:
    """The code the one bug is logged under, with its traceback and nothing secret."""
    (record,) = [record for record in caplog.records if record.message.startswith("bug ")]
    assert record.levelno == logging.ERROR
    assert record.exc_info is not None
    for secret in (SECRET, "xoxb-sandbox", "hemligt"):
        assert secret not in caplog.text
    code = record.message.removeprefix("bug ")
    assert len(code) == 6
    return code


async def test_a_bug_behind_a_command_is_told_with_a_code(
    example: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "answer", broken)
    async with on_stage(example) as stage:
        told = await stage.command("andel hemligt")
        assert code_in(caplog) in told["text"]


async def test_a_bug_behind_a_form_is_told_with_a_code(
    example: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "form", broken)
    async with on_stage(example) as stage:
        await stage.says("/hallbar andel")
        await stage.presses(stage.seen()[0], "Fyll i formulär")
        assert code_in(caplog) in str(stage.modal()["blocks"])


async def test_a_bug_at_the_edge_is_acknowledged_with_a_code_for_a_command(
    example: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "command", broken)
    async with on_stage(example) as stage:
        told = await stage.command("andel hemligt")
        assert code_in(caplog) in told["text"]


async def test_a_bug_at_the_edge_is_told_to_whoever_pressed(
    example: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "pressed", broken)
    async with on_stage(example) as stage:
        assert "Något gick fel" in await answer_to(stage, '["andel", {"region": "hemligt"}]')
        assert code_in(caplog) in stage.seen()[-1].text


async def test_a_bug_at_the_edge_is_told_in_the_modal(
    example: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "submitted", broken)
    async with on_stage(example) as stage:
        await stage.says("/hallbar folkmängd x")
        await stage.presses(stage.seen()[0], "Fyll i formulär")
        assert await stage.submits({}) == {}
        assert code_in(caplog) in str(stage.modal()["blocks"])


async def test_a_bug_at_an_event_is_acknowledged(
    example: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "event", broken)
    async with on_stage(example) as stage:
        told = await stage.event(type="app_mention", user=SKANE, text="hemligt", channel=STEERING)
        assert told.status_code == 200
        assert code_in(caplog)


async def test_a_busy_database_is_told_and_nothing_is_saved(
    example: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.PATIENCE", 0.05)
    async with on_stage(example) as stage:
        before = stage.kept()
        with example.writing():
            told = await stage.command("budget 2028 sätt belopp=1", KANSLIET, trigger_id="9.9")
        assert "sparat" in told["text"]
        assert stage.kept() == before


def test_the_command_is_the_manifests() -> None:
    assert COMMAND == "/hallbar"


async def test_the_token_that_bolt_finds_in_the_environment_too_is_no_news(
    example: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-sandbox")
    async with on_stage(example):
        assert [each.message for each in caplog.records if each.name == "bot.slack.bolt"] == []
        logging.getLogger("bot.slack.bolt").warning("Unhandled request")
    assert "Unhandled request" in caplog.text
