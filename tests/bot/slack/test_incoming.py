from datetime import datetime
from typing import Any

from bot.clock import STOCKHOLM
from bot.slack import incoming
from handlers.ask import Account, Chosen, Place, PlaceKind, Written

NOW = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)
CHOSE = Chosen("andel", {"region": "Skåne"})
COMMAND = {
    "team_id": "T1",
    "user_id": "U1",
    "channel_id": "C1",
    "text": "andel &lt;Skåne&gt; &amp; sånt",
    "trigger_id": "1.2",
    "user_name": "kansliet",
}
EVENT: dict[str, Any] = {
    "team_id": "T1",
    "event_id": "Ev1",
    "event": {"type": "app_mention", "user": "U1", "channel": "C1", "text": "<@UB> andel Skåne"},
}
PRESSED: dict[str, Any] = {
    "team": {"id": "T1"},
    "user": {"id": "U1", "team_id": "T2"},
    "container": {"type": "message", "message_ts": "1.0"},
    "channel": {"id": "C1"},
    "actions": [{"action_id": "ask:0", "action_ts": "2.0"}],
}


def clock() -> datetime:
    return NOW


def with_event(**more: object) -> dict[str, Any]:
    return {**EVENT, "event": {**EVENT["event"], **more}}


def test_a_command_is_told_by_slacks_own_ids_and_never_by_a_name() -> None:
    told = incoming.command(COMMAND, clock)
    assert told.sender == Account("T1", "U1")
    assert told.place == Place(PlaceKind.CHANNEL, "C1")
    assert told.said == Written("andel <Skåne> & sånt")
    assert (told.at, told.key) == (NOW, "command:1.2")
    assert not told.pretended


def test_a_command_or_a_button_in_a_conversation_of_two_is_no_channels() -> None:
    told = incoming.command({**COMMAND, "channel_id": "D1"}, clock)
    assert told.place == Place(PlaceKind.DIRECT, "D1")
    there = incoming.pressed({**PRESSED, "channel": {"id": "D1"}}, clock, CHOSE)
    assert there.place == Place(PlaceKind.DIRECT, "D1")


def test_a_command_without_words_is_empty() -> None:
    body = {key: value for key, value in COMMAND.items() if key != "text"}
    assert incoming.command(body, clock).said == Written("")


def test_a_mention_is_read_without_the_mention() -> None:
    told = incoming.event(EVENT, clock)
    assert told.said == Written("andel Skåne")
    assert told.key == "event:Ev1"
    assert told.place.kind is PlaceKind.CHANNEL
    for text in ("<@UB|hallbar>   andel Skåne", "  <@UB> andel Skåne", "andel Skåne"):
        said = incoming.event(with_event(text=text), clock).said
        assert said == Written("andel Skåne"), text


def test_a_direct_message_may_begin_as_a_command() -> None:
    told = incoming.event(with_event(text="/hallbar andel Skåne", channel_type="im"), clock)
    assert told.place.kind is PlaceKind.DIRECT
    assert told.said == Written(" andel Skåne")


def test_whoever_writes_from_another_workspace_is_of_that_workspace() -> None:
    for more in ({"user_team": "T9"}, {"team": "T9"}, {"user_team": "T9", "team": "T1"}):
        assert incoming.event(with_event(**more), clock).sender == Account("T9", "U1")
    assert incoming.event(EVENT, clock).sender == Account("T1", "U1")


def test_a_press_is_known_by_where_when_what_and_who() -> None:
    told = incoming.pressed(PRESSED, clock, CHOSE)
    assert told.sender == Account("T2", "U1")
    assert told.said == CHOSE
    keys = {told.key}
    for more in (
        {"user": {"id": "U2", "team_id": "T2"}},
        {"container": {"type": "message", "message_ts": "1.1"}},
        {"container": {"type": "view", "view_id": "V1"}},
        {"actions": [{"action_id": "ask:1", "action_ts": "2.0"}]},
        {"actions": [{"action_id": "ask:0", "action_ts": "2.1"}]},
    ):
        keys.add(incoming.pressed({**PRESSED, **more}, clock, CHOSE).key)
    assert len(keys) == 6


def test_a_press_on_the_home_tab_has_no_channel_and_its_team_wherever_slack_puts_it() -> None:
    body = {**PRESSED, "user": {"id": "U1"}, "channel": None}
    told = incoming.pressed(body, clock, CHOSE)
    assert (told.sender, told.place) == (Account("T1", "U1"), Place(PlaceKind.HOME))
    view = {"id": "V1", "team_id": "T3"}
    of_an_organisation = {**body, "team": None, "view": view}
    assert incoming.pressed(of_an_organisation, clock, CHOSE).sender == Account("T3", "U1")
    assert incoming.pressed({**body, "team": None}, clock, CHOSE).sender == Account("", "U1")


def test_what_was_chosen_is_cleaned_before_anybody_quotes_it() -> None:
    evil = Chosen("an\x00del", {"reg\u202eion": "Ska\u030ane\u2066 \x07"})
    assert incoming.pressed(PRESSED, clock, evil).said == Chosen("andel", {"region": "Skåne"})


def test_a_form_is_known_by_its_view_and_the_state_it_was_in() -> None:
    body = {**PRESSED, "view": {"id": "V1", "hash": "h1"}}
    changed = {**PRESSED, "view": {"id": "V1", "hash": "h2"}}
    first = incoming.submitted(body, clock, CHOSE)
    assert first.said == CHOSE
    assert first.key == incoming.submitted(body, clock, CHOSE).key
    assert first.key != incoming.submitted(changed, clock, CHOSE).key


def test_the_home_tab_asks_a_verb_and_is_never_a_repetition() -> None:
    body = {"team_id": "T1", "event": {"user": "U1"}}
    told = incoming.home(body, clock, "hem")
    assert (told.sender, told.said) == (Account("T1", "U1"), Chosen("hem", {}))
    assert told.place == Place(PlaceKind.HOME)
    assert told.key == ""
