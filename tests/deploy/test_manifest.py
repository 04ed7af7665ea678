"""The deploy files agree with each other, with Slack's rules for manifests, and with the code."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from bot.slack.scopes import APP_SCOPE, EVENTS, METHODS, SCOPES, missing

DEPLOY = Path(__file__).parents[2] / "deploy"
SLACK = DEPLOY.parent / "bot" / "slack"
CALL = re.compile(r"\.((?:apps|auth|chat|conversations|files|users|views)_\w+)\(")
UPLOAD = "files.upload.v2"
"""The client's own name for its two steps."""
GUIDE = (DEPLOY / "README.md").read_text(encoding="utf-8")
MANIFEST: dict[str, Any] = json.loads((DEPLOY / "slack-manifest.json").read_text(encoding="utf-8"))
FEATURES: dict[str, Any] = MANIFEST["features"]
SETTINGS: dict[str, Any] = MANIFEST["settings"]
ASKED: dict[str, list[str]] = MANIFEST["oauth_config"]["scopes"]


def at(path: str) -> str | list[str] | dict[str, object]:
    """Find a value in the manifest by its dotted path."""
    value: Any = MANIFEST
    for name in path.split("."):
        value = value[int(name) if name.isdigit() else name]
    found: str | list[str] | dict[str, object] = value
    return found


@pytest.mark.parametrize(
    ("path", "least", "most"),
    [
        ("display_information.name", 1, 35),
        ("display_information.description", 1, 140),
        ("display_information.long_description", 175, 4000),
        ("display_information.background_color", 4, 7),
        ("features.bot_user.display_name", 1, 80),
        ("features.slash_commands", 1, 50),
        ("features.slash_commands.0.command", 2, 32),
        ("features.slash_commands.0.description", 1, 2000),
        ("features.slash_commands.0.usage_hint", 1, 1000),
        ("oauth_config.scopes.bot", 1, 255),
        ("oauth_config.scopes.bot_optional", 1, 255),
        ("settings.event_subscriptions.bot_events", 1, 100),
    ],
)
def test_every_text_and_list_is_of_a_length_slack_takes(path: str, least: int, most: int) -> None:
    assert least <= len(at(path)) <= most


@pytest.mark.parametrize(
    ("path", "known"),
    [
        ("display_information", "name description long_description background_color"),
        ("features", "app_home bot_user slash_commands"),
        (
            "features.app_home",
            "home_tab_enabled messages_tab_enabled messages_tab_read_only_enabled",
        ),
        ("features.bot_user", "display_name always_online"),
        ("features.slash_commands.0", "command description usage_hint should_escape"),
        ("oauth_config", "scopes"),
        ("oauth_config.scopes", "bot bot_optional"),
        (
            "settings",
            """event_subscriptions interactivity org_deploy_enabled socket_mode_enabled
            token_rotation_enabled""",
        ),
        ("settings.event_subscriptions", "bot_events"),
        ("settings.interactivity", "is_enabled"),
    ],
)
def test_every_field_is_one_slack_knows(path: str, known: str) -> None:
    assert set(at(path)) == set(known.split())


def test_the_manifest_has_no_further_sections() -> None:
    assert set(MANIFEST) == {"display_information", "features", "oauth_config", "settings"}


def test_the_colour_is_a_colour_and_the_command_begins_with_a_slash() -> None:
    assert re.fullmatch(r"#[0-9a-fA-F]{6}", str(at("display_information.background_color")))
    assert re.fullmatch(r"/[a-z]+", str(at("features.slash_commands.0.command")))


def test_there_is_one_command_and_it_comes_unescaped() -> None:
    [command] = FEATURES["slash_commands"]
    assert command["command"] == "/hallbar"
    assert command["should_escape"] is False


def test_home_and_messages_are_open_and_buttons_work_over_socket_mode() -> None:
    assert FEATURES["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }
    assert SETTINGS["interactivity"]["is_enabled"] is True
    assert SETTINGS["socket_mode_enabled"] is True
    assert SETTINGS["token_rotation_enabled"] is False


def test_no_scope_or_event_is_listed_twice() -> None:
    events = SETTINGS["event_subscriptions"]["bot_events"]
    for names in (*ASKED.values(), events):
        assert len(names) == len(set(names))
        assert all(len(name) <= 50 for name in names)


def test_the_manifest_asks_for_the_scopes_of_the_code() -> None:
    assert ASKED["bot"] == [scope.name for scope in SCOPES]
    assert ASKED["bot_optional"] == [scope.name for scope in SCOPES if not scope.required]


def test_optional_scopes_stand_among_all_scopes_as_slack_wants_it() -> None:
    assert set(ASKED["bot_optional"]) < set(ASKED["bot"])


def test_the_manifest_listens_for_the_events_of_the_code() -> None:
    assert SETTINGS["event_subscriptions"]["bot_events"] == list(EVENTS)


def test_no_scope_lets_the_bot_write_or_join_uninvited() -> None:
    assert not {"chat:write.public", "channels:join", "chat:write.customize"} & set(ASKED["bot"])


def test_what_methods_and_events_need_is_asked_for_and_nothing_else_is() -> None:
    asked = {scope.name for scope in SCOPES} | {APP_SCOPE.name}
    used = {name for names in METHODS.values() for name in names} | {
        name for name in EVENTS.values() if name
    }
    assert asked == used | {"commands"}


def test_the_methods_listed_are_the_methods_called() -> None:
    called = {name for path in SLACK.glob("*.py") for name in CALL.findall(path.read_text("utf-8"))}
    uploads = {"files.getUploadURLExternal", "files.completeUploadExternal"}
    assert {UPLOAD, *METHODS} - uploads == {name.replace("_", ".") for name in called} | {UPLOAD}
    assert uploads < METHODS.keys()


def test_a_scope_not_granted_is_missing() -> None:
    granted = [scope.name for scope in SCOPES if scope.name != "files:write"]
    assert [scope.name for scope in missing(granted)] == ["files:write"]
    assert missing(scope.name for scope in SCOPES) == []


def rows_of_the_guide() -> Iterator[tuple[str, bool]]:
    for name, needed in re.findall(r"^\| `([a-z.:_]+)` \| (yes|optional) \|", GUIDE, re.MULTILINE):
        yield name, needed == "yes"


def test_the_guide_explains_each_scope() -> None:
    assert list(rows_of_the_guide()) == [(scope.name, scope.required) for scope in SCOPES]
    assert APP_SCOPE.name in GUIDE


def test_the_guide_names_each_event() -> None:
    assert all(f"`{event}`" in GUIDE for event in EVENTS)


@pytest.mark.parametrize(
    "name",
    [
        "slack-manifest.json",
        "hallbar.env.example",
        "compose.yaml",
        "Dockerfile",
        "hallbar.service",
    ],
)
def test_the_guide_names_the_files_beside_it(name: str) -> None:
    assert (DEPLOY / name).is_file()
    assert f"`{name}`" in GUIDE


def test_the_example_environment_names_exactly_the_settings() -> None:
    prefix = Settings.model_config["env_prefix"]
    known = {
        str(field.validation_alias or f"{prefix}{name}").upper()
        for name, field in Settings.model_fields.items()
    }
    example = (DEPLOY / "hallbar.env.example").read_text(encoding="utf-8")
    assert set(re.findall(r"^#?([A-Z][A-Z_]+)=", example, re.MULTILINE)) == known


def test_the_defaults_the_example_shows_are_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    example = (DEPLOY / "hallbar.env.example").read_text(encoding="utf-8")
    shown = re.findall(r"^#([A-Z][A-Z_]+)=(.*)$", example, re.MULTILINE)
    for name in {*os.environ} & {name for name, _ in shown}:
        monkeypatch.delenv(name)
    default = Settings()
    for name, value in shown:
        monkeypatch.setenv(name, value)
    assert shown
    assert Settings() == default


@pytest.mark.parametrize("name", ["Dockerfile", "compose.yaml", "hallbar.service"])
def test_the_sandbox_never_starts_where_the_bot_is_deployed(name: str) -> None:
    text = (DEPLOY / name).read_text(encoding="utf-8")
    assert re.search(r"HALLBAR_SANDBOX[=:] ?never", text)


def test_the_image_installs_only_what_is_pinned_and_runs_as_nobody_special() -> None:
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    assert "--require-hashes" in text
    assert re.search(r"^USER 1\d+", text, re.MULTILINE)
    assert "/readyz" in text
