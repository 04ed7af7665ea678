"""What an operator can set, all of it from the environment."""

import re
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.timing import Timing
from handlers.another_time import WrongTime, read_time

SLACK_API = "https://slack.com/api/"
TEAM_AND_USER = re.compile("[A-Z0-9]+:[A-Z0-9]+")
STAND_INS = frozenset({"127.0.0.1", "::1", "localhost"})
"""Where what answers as Slack is none: a stand-in on this machine."""
PUBLIC_URL = re.compile(r"https://[a-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+)*", re.IGNORECASE)
Port = Annotated[int, Field(ge=0, le=65535)]


class Mode(StrEnum):
    """How Slack reaches the bot."""

    SANDBOX = "sandbox"
    SOCKET = "socket"
    HTTP = "http"


class Settings(BaseSettings):
    """Settings by their names in the environment; Slack's own keep the names Slack gives them."""

    model_config = SettingsConfigDict(env_prefix="HALLBAR_", frozen=True, extra="ignore")

    database_url: str = Field("sqlite:///data/hallbar.db", repr=False)  # may hold a password
    sandbox: Literal["auto", "never"] = "auto"
    sandbox_port: Port = 8080
    sandbox_database_url: str = "sqlite:///data/sandbox.db"
    sandbox_at: str = ""
    kansli: str = ""
    host: str = "127.0.0.1"
    port: Port = 3000
    health_port: Port = 3001
    public_url: str = ""
    heartbeat_seconds: float = Field(15.0, gt=0)
    lease_seconds: float = Field(90.0, gt=0)
    post_seconds: float = Field(1.0, ge=0)
    slack_bot_token: SecretStr = Field(SecretStr(""), validation_alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr = Field(SecretStr(""), validation_alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr = Field(SecretStr(""), validation_alias="SLACK_SIGNING_SECRET")
    slack_api_url: str = Field(SLACK_API, validation_alias="SLACK_API_URL")

    @field_validator("kansli")
    @classmethod
    def _team_and_user(cls, value: str) -> str:
        if value and not TEAM_AND_USER.fullmatch(value):
            raise ValueError("write it <team id>:<user id>, for example T0123:U0456")
        return value

    @field_validator("public_url")
    @classmethod
    def _address(cls, value: str) -> str:
        address = value.rstrip("/")
        if address and not PUBLIC_URL.fullmatch(address):
            raise ValueError("write it https://<name>, for example https://hallbar.example.org")
        return address

    @field_validator("sandbox_at")
    @classmethod
    def _moment(cls, value: str) -> str:
        if value:
            try:
                read_time(value)
            except WrongTime as error:
                raise ValueError(error.wrong) from None
        return value

    @property
    def sandbox_start(self) -> datetime | None:
        """When the sandbox's clock starts; None for now."""
        return read_time(self.sandbox_at) if self.sandbox_at else None

    @property
    def timing(self) -> Timing:
        """How long things may take when posts are sent."""
        return Timing(self.lease_seconds, self.post_seconds, self.heartbeat_seconds)

    @property
    def half(self) -> tuple[str, ...]:
        """The settings of Slack's that are set although its bot token is not."""
        if self.mode is not Mode.SANDBOX:
            return ()
        given = {
            "SLACK_APP_TOKEN": self.slack_app_token.get_secret_value(),
            "SLACK_SIGNING_SECRET": self.slack_signing_secret.get_secret_value(),
            "SLACK_API_URL": self.slack_api_url if self.slack_api_url != SLACK_API else "",
            "HALLBAR_KANSLI": self.kansli,
        }
        return tuple(name for name, value in given.items() if value)

    @property
    def in_slack(self) -> bool:
        """Whether the bot is to work in Slack itself, not in the sandbox or with a stand-in."""
        stand_in = urlsplit(self.slack_api_url).hostname in STAND_INS
        return self.mode is not Mode.SANDBOX and not stand_in

    @cached_property
    def mode(self) -> Mode:
        """What the tokens that are set make possible."""
        if not self.slack_bot_token.get_secret_value():
            return Mode.SANDBOX
        return Mode.SOCKET if self.slack_app_token.get_secret_value() else Mode.HTTP
