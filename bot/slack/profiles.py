"""What Slack knows of a person beyond the verified account: the e-mail, asked for when needed."""

import logging
from dataclasses import replace

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.client import UNREACHABLE
from handlers.ask import Account, Delivery
from handlers.reading import asks_for_link

LOG = logging.getLogger(__name__)


async def with_email(delivery: Delivery, client: AsyncWebClient) -> Delivery:
    """The delivery with its sender's e-mail, where somebody says who they are.

    Without the optional scope, or when Slack does not answer, it stays as it is.
    """
    sender = delivery.sender
    if not isinstance(sender, Account) or not asks_for_link(delivery.said):
        return delivery
    try:
        told = await client.users_info(user=sender.user)
    except UNREACHABLE as error:
        LOG.warning("no e-mail from Slack: %s", type(error).__name__)
        return delivery
    email = str((told["user"].get("profile") or {}).get("email") or "")
    return replace(delivery, sender=replace(sender, email=email))
