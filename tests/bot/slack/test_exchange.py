import pytest
from slack_bolt.async_app import AsyncAck

from bot.slack.client import web_client
from bot.slack.exchange import Exchange, Payload

CLIENT = web_client("xoxb-1", "http://127.0.0.1:9/")
OTHERS = {"user_name": "kansliet", "token": "UKANSLIET"}


@pytest.mark.parametrize(
    "body",
    [
        {**OTHERS, "command": "/hallbar", "user_id": "USKANE"},
        {**OTHERS, "type": "block_actions", "user": {"id": "USKANE", "name": "kansliet"}},
        {**OTHERS, "type": "event_callback", "event": {"user": "USKANE", "text": "<@UKANSLIET>"}},
    ],
)
def test_whoever_is_answered_is_whom_slack_has_verified(body: Payload) -> None:
    assert Exchange(AsyncAck(), body, CLIENT).user == "USKANE"
