from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.failures import explained
from bot.settings import Mode, Settings, make_folder
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


WRONG = [
    *(("HALLBAR_KANSLI", value) for value in ("T1", "T1:", ":U1", "T1:U1:X", "t1:u1", "T1 :U1")),
    *(("HALLBAR_PORT", value) for value in ("x", "-1", "65536", "3,5")),
    *(("HALLBAR_HEARTBEAT_SECONDS", value) for value in ("0", "-1", "x")),
    ("HALLBAR_SANDBOX", "kanske"),
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


def test_the_folder_of_a_file_is_made_and_no_other(tmp_path: Path) -> None:
    make_folder(f"sqlite:///{tmp_path}/a/b/hallbar.db")
    assert (tmp_path / "a" / "b").is_dir()
    make_folder(f"sqlite:///{tmp_path}/a/b/hallbar.db")
    make_folder("sqlite:///:memory:")
    make_folder("postgresql://bot:x@db/hallbar")
    assert not Path("bot:x@db").exists()
