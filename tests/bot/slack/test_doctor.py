from pydantic import SecretStr

from bot.finding import Finding
from bot.sandbox.faults import Fault
from bot.sandbox.options import BOT_SCOPES
from bot.settings import Settings
from bot.slack.doctor import examine
from tests.bot.slack.api import Api, slack_api
from tests.bot.slack.stage import KANSLIET, STEERING


def settings(base: str, **more: str) -> Settings:
    secrets = {name: SecretStr(value) for name, value in more.items()}
    told = {"slack_bot_token": SecretStr("xoxb-sandbox"), **secrets}
    return Settings().model_copy(update={**told, "slack_api_url": f"{base}/api/"})


async def found(api: Api, **more: str) -> list[Finding]:
    return [finding async for finding in examine(settings(api.base, **more), {})]


async def in_channels(api: Api) -> dict[str, Finding]:
    told = settings(api.base, slack_signing_secret="x")
    channels = {"styrgruppen": STEERING, "samordnare": "C0FINNSINTE"}
    return {finding.what: finding async for finding in examine(told, channels)}


async def test_a_bot_slack_takes_is_well_over_http_and_over_socket_mode() -> None:
    async with slack_api() as api:
        over_http = await found(api, slack_signing_secret="hemligt")
        assert all(finding.well for finding in over_http)
        assert "Prov" in over_http[0].said
        in_socket_mode = await found(api, slack_app_token="xapp-sandbox")
        assert all(finding.well for finding in in_socket_mode)
        assert "hemligt" not in str(over_http)
        assert "xapp" not in str(in_socket_mode)


async def test_a_missing_scope_is_named_and_only_a_required_one_is_a_fault() -> None:
    async with slack_api(scopes=BOT_SCOPES - {"chat:write"}) as api:
        findings = await found(api, slack_signing_secret="x")
        wrong = [finding for finding in findings if not finding.well]
        assert ["chat:write" in finding.said for finding in wrong] == [True]
        optional = [finding for finding in findings if "users:read.email" in finding.said]
        assert [(finding.well, finding.mark) for finding in optional] == [(True, "råd")]
        assert [finding.mark for finding in wrong] == ["FEL"]


async def test_what_is_said_of_a_missing_scope_is_a_sentence() -> None:
    async with slack_api(scopes=BOT_SCOPES - {"groups:read"}) as api:
        said = [finding.said for finding in await found(api) if finding.what == "Behörigheter"]
    (required, public, private, _) = said
    assert required == (
        "groups:read saknas. Boten behöver den för att se att en privat kanal finns och att den är "
        "medlem där"
    )
    assert public == (
        "channels:history saknas. Det går utan, men med den kan boten se efter ett avbrott om ett "
        "meddelande i en öppen kanal redan kom fram, så att inget skickas två gånger"
    )
    assert private == public.replace("channels:", "groups:").replace("en öppen", "en privat")


async def test_a_refused_token_ends_the_examination() -> None:
    async with slack_api() as api:
        (finding,) = await found(api, slack_bot_token="xoxb-fel")
        assert (finding.well, "invalid_auth" in finding.said) == (False, True)


async def test_what_opens_the_way_in_is_looked_at() -> None:
    async with slack_api() as api:
        no_secret = await found(api)
        assert (no_secret[-1].what, no_secret[-1].well) == ("SLACK_SIGNING_SECRET", False)
        refused = await found(api, slack_app_token="xapp-fel")
        assert (refused[-1].what, refused[-1].well) == ("SLACK_APP_TOKEN", False)
        assert "invalid_auth" in refused[-1].said


async def test_a_slack_that_does_not_answer_is_said_so() -> None:
    async with slack_api() as api:
        api.sandbox.faults.add(Fault("drop_reply", "auth.test"))
        (finding,) = await found(api)
        assert (finding.well, "Slack svarar inte" in finding.said) == (False, True)
        api.sandbox.faults.add(Fault("drop_reply", "apps.connections.open"))
        last = (await found(api, slack_app_token="xapp-sandbox"))[-1]
        assert (last.well, "Slack svarar inte" in last.said) == (False, True)
    (gone,) = await found(api)
    assert "Slack svarar inte" in gone.said


async def test_a_channel_is_looked_for_and_whether_the_bot_is_in_it() -> None:
    async with slack_api() as api:
        told = await in_channels(api)
        assert (told["Kanalen för styrgruppen"].well, told["Kanalen för samordnare"].well) == (
            *(True, False),
        )
        assert "#styrgruppen" in told["Kanalen för styrgruppen"].said
        assert "channel_not_found" in told["Kanalen för samordnare"].said
        # Always, as a client asks once more on its own over a connection it has kept.
        api.sandbox.faults.add(Fault("drop_reply", "conversations.info", times=None))
        assert "Slack svarar inte" in (await in_channels(api))["Kanalen för styrgruppen"].said


async def test_a_channel_without_the_bot_is_told_with_what_to_do() -> None:
    async with slack_api(members=frozenset({KANSLIET})) as api:
        outside = (await in_channels(api))["Kanalen för styrgruppen"]
        assert (outside.well, "/invite" in outside.said) == (False, True)
