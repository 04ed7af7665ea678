from datetime import datetime

import pytest
from pydantic import ValidationError

from bot.clock import STOCKHOLM
from bot.failures import explained
from bot.settings import Mode, Settings
from bot.slack.client import web_client

SECRETS = {
    "SLACK_BOT_TOKEN": "xoxb-hemligt",
    "SLACK_APP_TOKEN": "xapp-hemligt",
    "SLACK_SIGNING_SECRET": "signerat-hemligt",
    "HALLBAR_DATABASE_URL": "postgresql://bot:hemligt@db/hallbar",
}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SECRETS:
        monkeypatch.delenv(name, raising=False)


def read(monkeypatch: pytest.MonkeyPatch, **environment: str) -> Settings:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return Settings()


def test_nothing_set_is_the_sandbox() -> None:
    settings = Settings()
    assert settings.mode is Mode.SANDBOX
    assert settings.database_url == "sqlite:///data/hallbar.db"
    assert settings.slack_api_url == "https://slack.com/api/"


def test_the_tokens_that_are_set_decide_the_way_in(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, SLACK_BOT_TOKEN="xoxb-1").mode is Mode.HTTP
    assert read(monkeypatch, SLACK_APP_TOKEN="xapp-1").mode is Mode.SOCKET
    assert read(monkeypatch, SLACK_BOT_TOKEN="").mode is Mode.SANDBOX


def test_no_secret_is_ever_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, **SECRETS)
    shown = f"{settings!r} {settings} {settings.model_dump_json(exclude={'database_url'})}"
    assert "hemligt" not in shown
    assert settings.slack_bot_token.get_secret_value() == "xoxb-hemligt"
    assert "hemligt" not in repr(web_client("xoxb-hemligt", "https://slack.com/api/"))


@pytest.mark.parametrize("value", ["T012AB3CD:U045EF6GH", "T0SANDBOX:UKANSLIET", ""])
def test_the_first_kansli_person_is_a_team_and_a_user(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read(monkeypatch, HALLBAR_KANSLI=value).kansli == value


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("https://hallbar.example.org", "https://hallbar.example.org"),
        ("https://a.example.org:8443/bot/", "https://a.example.org:8443/bot"),
        ("", ""),
    ],
)
def test_the_public_address_is_kept_without_its_last_slash(
    value: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read(monkeypatch, HALLBAR_PUBLIC_URL=value).public_url == url


WRONG = [
    *(("HALLBAR_KANSLI", value) for value in ("T1", "T1:", ":U1", "T1:U1:X", "t1:u1", "T1 :U1")),
    *(("HALLBAR_PORT", value) for value in ("x", "-1", "65536", "3,5")),
    *(("HALLBAR_HEARTBEAT_SECONDS", value) for value in ("0", "-1", "x")),
    ("HALLBAR_SANDBOX", "kanske"),
    *(
        ("HALLBAR_PUBLIC_URL", value)
        for value in ("http://a.se", "a.se", "https://", "https://a.se?b=c", "https://a:b@c.se")
    ),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_setting_that_cannot_be_read_is_named_and_not_shown(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValidationError) as caught:
        read(monkeypatch, **{name: value})
    failure = explained(caught.value)
    assert failure is not None
    assert f"{name}." in str(failure)
    assert f": {value}" not in str(failure)
    assert ("https://" in str(failure)) is (name == "HALLBAR_PUBLIC_URL")


@pytest.mark.parametrize("value", ["2026-11-23T10:00", "2026-11-23 10:00", "2026-11-23T09:00Z"])
def test_the_sandbox_starts_when_it_is_told_to(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    start = read(monkeypatch, HALLBAR_SANDBOX_AT=value).sandbox_start
    assert start == datetime(2026, 11, 23, 10, tzinfo=STOCKHOLM)
    assert read(monkeypatch, HALLBAR_SANDBOX_AT="").sandbox_start is None


@pytest.mark.parametrize("value", ["i morgon", "1999-01-01", "9999-12-31", "2027-03-28T02:30"])
def test_a_start_that_is_no_moment_to_ask_at_is_refused(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    with pytest.raises(ValidationError, match="sandbox_at"):
        read(monkeypatch, HALLBAR_SANDBOX_AT=value)
