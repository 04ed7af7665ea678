"""The doctor's look at Slack: the tokens, the scopes and the way in."""

from collections.abc import AsyncIterator, Mapping

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.finding import Finding
from bot.settings import Mode, Settings
from bot.slack.client import UNREACHABLE, web_client
from bot.slack.scopes import missing
from handlers.texts import doctor as texts


async def examine(settings: Settings, channels: Mapping[str, str]) -> AsyncIterator[Finding]:
    """Look at what Slack has given us; `channels` are the ids of those the bot is to write in."""
    client = web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    try:
        told = await client.auth_test()
    except SlackApiError as error:
        yield Finding(texts.BOT_TOKEN, texts.refused(str(error.response["error"])), well=False)
        return
    except UNREACHABLE as error:
        yield Finding(texts.BOT_TOKEN, texts.unreachable(type(error).__name__), well=False)
        return
    yield Finding(texts.BOT_TOKEN, texts.workspace(str(told["team"]), str(told["user"])))
    granted = str(told.headers.get("x-oauth-scopes", "")).split(",")
    for scope in missing([each.strip() for each in granted]):
        said = texts.missing_scope(scope.name, scope.reason, required=scope.required)
        yield Finding(texts.SCOPES, said, not scope.required, advice=True)
    for key, channel in channels.items():
        yield await _channel(key, channel, client)
    yield await _way_in(settings, client)


async def _channel(key: str, channel: str, client: AsyncWebClient) -> Finding:
    """Look at whether the bot is in a channel."""
    what = texts.channel_of(key)
    try:
        found = (await client.conversations_info(channel=channel))["channel"]
    except SlackApiError as error:
        said = texts.no_channel(channel, str(error.response["error"]))
        return Finding(what, said, well=False)
    except UNREACHABLE as error:
        return Finding(what, texts.unreachable(type(error).__name__), well=False)
    inside = bool(found.get("is_member"))
    name = str(found.get("name", channel))
    return Finding(what, texts.channel(name) if inside else texts.outside(name), inside)


async def _way_in(settings: Settings, client: AsyncWebClient) -> Finding:
    """Look at what lets Slack reach us: the app token or the signing secret."""
    if settings.mode is Mode.HTTP:
        has_secret = bool(settings.slack_signing_secret.get_secret_value())
        said = texts.SECRET_SET if has_secret else texts.SECRET_MISSING
        return Finding(texts.SIGNING_SECRET, said, has_secret)
    try:
        token = settings.slack_app_token.get_secret_value()
        await client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        said = texts.refused(str(error.response["error"]))
        return Finding(texts.APP_TOKEN, said, well=False)
    except UNREACHABLE as error:
        return Finding(texts.APP_TOKEN, texts.unreachable(type(error).__name__), well=False)
    return Finding(texts.APP_TOKEN, texts.APP_TOKEN_WORKS)
