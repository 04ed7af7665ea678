"""The permissions the bot asks Slack for (*behörigheter*), each with its reason and its users.

The manifest, `hallbar doctor` and the deploy guide follow these tables.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """One permission: what the bot can do with it, in words an administrator reads."""

    name: str
    reason: str
    required: bool = True


SCOPES: tuple[Scope, ...] = (
    Scope("commands", "ta emot kommandot /hallbar"),
    Scope("chat:write", "svara och påminna i kanaler där den är medlem, och i direktmeddelanden"),
    Scope("im:write", "öppna direktmeddelanden: svar, påminnelser, bilder och dokument"),
    Scope("im:history", "läsa det som skrivs till den i direktmeddelanden"),
    Scope("app_mentions:read", "se när den nämns i en kanal"),
    Scope("users:read", "slå upp den som säger vem den är"),
    Scope("channels:read", "se att en öppen kanal finns och att den är medlem där"),
    Scope("groups:read", "se att en privat kanal finns och att den är medlem där"),
    Scope("files:write", "skicka bilder, CSV-filer och dokument till den som frågar"),
    Scope(
        "channels:history",
        "se efter ett avbrott om ett meddelande i en öppen kanal redan kom fram, så att inget "
        "skickas två gånger",
        required=False,
    ),
    Scope(
        "groups:history",
        "se efter ett avbrott om ett meddelande i en privat kanal redan kom fram, så att inget "
        "skickas två gånger",
        required=False,
    ),
    Scope(
        "users:read.email",
        "visa kansliet e-posten för den som säger vem den är",
        required=False,
    ),
)

APP_SCOPE = Scope("connections:write", "ta emot händelser över Socket Mode (app-token, xapp-…)")

METHODS: dict[str, tuple[str, ...]] = {
    "apps.connections.open": (APP_SCOPE.name,),
    "auth.test": (),
    "chat.delete": ("chat:write",),
    "chat.postEphemeral": ("chat:write",),
    "chat.postMessage": ("chat:write",),
    "chat.update": ("chat:write",),
    "conversations.history": ("channels:history", "groups:history", "im:history"),
    "conversations.info": ("channels:read", "groups:read"),
    "conversations.open": ("im:write",),
    "conversations.replies": ("channels:history", "groups:history", "im:history"),
    "files.completeUploadExternal": ("files:write",),
    "files.delete": ("files:write",),
    "files.getUploadURLExternal": ("files:write",),
    "users.info": ("users:read", "users:read.email"),
    "views.open": (),
    "views.publish": (),
    "views.update": (),
}
"""Each Web API method the bot may call, and the scopes any one of which Slack asks for."""

EVENTS: dict[str, str | None] = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "message.im": "im:history",
    "tokens_revoked": None,
}
"""Each event the bot listens for, and the scope it needs."""


def missing(granted: Iterable[str]) -> list[Scope]:
    """The permissions the bot was not given, the required ones first."""
    given = frozenset(granted)
    return [scope for scope in SCOPES if scope.name not in given]
