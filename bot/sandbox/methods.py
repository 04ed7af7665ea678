"""The Web API methods the sandbox knows, each with its rate tier and scope."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox import (
    chat_methods,
    conversation_methods,
    file_methods,
    people_methods,
    view_methods,
)
from bot.sandbox.call import Call
from bot.sandbox.wire import Payload


@dataclass(frozen=True)
class Method:
    """One method. Tier 0 has no limit of its own; no scope here means none, or one that depends."""

    run: Callable[[Call], Payload]
    tier: int = 0
    scope: str = ""
    by_app: bool = False  # called with the app's token, not the bot's


def auth_test(call: Call) -> Payload:
    """auth.test."""
    workspace = call.workspace
    return {
        "url": f"{workspace.address}/",
        "team": workspace.name,
        "team_id": workspace.team,
        "user": workspace.bot.handle,
        "user_id": workspace.bot.user,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


def open_connection(call: Call) -> Payload:
    """apps.connections.open."""
    link = call.workspace.address.replace("http", "ws", 1)
    ticket = call.sandbox.sockets.ticket()
    return {"url": f"{link}/link/?ticket={ticket}&app_id={call.workspace.app_id}"}


METHODS = {
    "apps.connections.open": Method(open_connection, by_app=True),
    "auth.test": Method(auth_test),
    "chat.delete": Method(chat_methods.delete, 3, "chat:write"),
    "chat.getPermalink": Method(chat_methods.get_permalink),
    "chat.postEphemeral": Method(chat_methods.post_ephemeral, 4, "chat:write"),
    "chat.postMessage": Method(chat_methods.post_message, 0, "chat:write"),
    "chat.update": Method(chat_methods.update, 3, "chat:write"),
    "conversations.history": Method(conversation_methods.history, 3),
    "conversations.info": Method(conversation_methods.info, 3),
    "conversations.list": Method(conversation_methods.list_, 2),
    "conversations.members": Method(conversation_methods.members, 4),
    "conversations.open": Method(conversation_methods.open_, 3, "im:write"),
    "conversations.replies": Method(conversation_methods.replies, 3),
    "files.completeUploadExternal": Method(file_methods.complete_upload, 4, "files:write"),
    "files.delete": Method(file_methods.delete, 3, "files:write"),
    "files.getUploadURLExternal": Method(file_methods.get_upload_url, 4, "files:write"),
    "users.info": Method(people_methods.info, 4, "users:read"),
    "users.list": Method(people_methods.list_, 2, "users:read"),
    "users.lookupByEmail": Method(people_methods.lookup_by_email, 3, "users:read.email"),
    "views.open": Method(view_methods.open_, 4),
    "views.publish": Method(view_methods.publish, 4),
    "views.push": Method(view_methods.push, 4),
    "views.update": Method(view_methods.update, 4),
}
