"""What an ack may hold: an answer to a command, or what becomes of a form."""

from bot.sandbox.answers import write_answer
from bot.sandbox.block_kit import checked_view
from bot.sandbox.messages import Message
from bot.sandbox.refusals import RefusedError
from bot.sandbox.response_urls import ResponseUrl
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.views import View
from bot.sandbox.wire import Payload, SlackError


def command_acked(sandbox: Sandbox, typed: Message, ack: Payload) -> None:
    """Show the answer to a command; one for the channel shows the command too."""
    if ack.get("response_type") == "in_channel":
        sandbox.workspace.messages.add(typed)
    if not ack.get("text") and not ack.get("blocks"):
        return
    try:
        write_answer(sandbox, ResponseUrl(typed.user, typed.channel, None, 0), ack)
    except SlackError as wrong:
        raise RefusedError("invalid_command_response", said(wrong)) from None


def submission_acked(sandbox: Sandbox, view: View, ack: Payload) -> dict[str, str]:
    """Do with a form what the bot decided; gives what it found wrong, by block."""
    views = sandbox.workspace.views
    match ack.get("response_action"):
        case None:
            views.close(view)
        case "clear":
            views.clear(view.user)
        case "errors":
            return _errors(view, ack)
        case "update" | "push":
            _next(sandbox, view, ack)
        case _:
            raise RefusedError("invalid_view_response")
    return {}


def said(wrong: SlackError) -> str:
    """Give all that an error tells, in one line."""
    metadata = wrong.details.get("response_metadata", {})
    messages = metadata.get("messages", []) if isinstance(metadata, dict) else []
    return "; ".join([wrong.code, *messages])


def _errors(view: View, ack: Payload) -> dict[str, str]:
    errors = ack.get("errors")
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        raise RefusedError("invalid_view_response", "errors must name input blocks of the view")
    return {block: str(text) for block, text in errors.items()}


def _next(sandbox: Sandbox, view: View, ack: Payload) -> None:
    try:
        body = checked_view(ack.get("view"), "modal", sandbox.workspace.files)
        if ack["response_action"] == "push":
            sandbox.workspace.views.push(view.user, body)
        else:
            sandbox.workspace.views.update(view, body)
    except SlackError as wrong:
        raise RefusedError("invalid_view_response", said(wrong)) from None
