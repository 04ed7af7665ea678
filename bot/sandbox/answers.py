"""What the bot answers outside the Web API: in an ack, or to a response url."""

from bot.sandbox.block_kit import checked_blocks
from bot.sandbox.messages import Message
from bot.sandbox.response_urls import ResponseUrl
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.wire import Payload, SlackError


def answer_to(sandbox: Sandbox, secret: str, answer: Payload) -> None:
    """Take an answer to a response url: replace, delete, or write a new message."""
    url = sandbox.response_urls.use(secret)
    messages = sandbox.workspace.messages
    original = messages.find(url.channel, url.original) if url.original else None
    if original is not None and answer.get("delete_original") is True:
        messages.remove(original)
    elif original is not None and answer.get("replace_original") is True:
        _fill(sandbox, original, answer)
        messages.edited(original)
    else:
        write_answer(sandbox, url, answer)


def write_answer(sandbox: Sandbox, to: ResponseUrl, answer: Payload) -> Message:
    """Write a new message, which only the person sees unless it says in_channel."""
    message = Message(to.channel, sandbox.workspace.bot.user)
    _fill(sandbox, message, answer)
    message.thread_ts = answer.get("thread_ts")
    message.reader = None if answer.get("response_type") == "in_channel" else to.user
    return sandbox.workspace.messages.add(message)


def _fill(sandbox: Sandbox, message: Message, answer: Payload) -> None:
    files = sandbox.workspace.files
    text, blocks = str(answer.get("text") or ""), answer.get("blocks") or []
    if not text and not blocks:
        raise SlackError("no_text")
    # A whole replacement: content the answer leaves out is gone.
    message.blocks = checked_blocks(blocks, files)
    message.text = text
    message.metadata = answer.get("metadata")
    message.files = files.linked(text)
