"""Blocks and views as Slack takes them in: checked, and given the ids they lack."""

import json
import secrets
from collections.abc import Iterator
from copy import deepcopy

from bot.sandbox.files import Files
from bot.sandbox.wire import Payload, SlackError, rejected
from bot.slack.limits import view_violations, violations

LARGEST_VIEW = 250_000


def checked_blocks(raw: object, files: Files) -> list[Payload]:
    """Take a message's blocks, or refuse them."""
    blocks = parsed(raw, "invalid_blocks_format")
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    wrong = violations(blocks, "message") or missing_files(blocks, files)
    if wrong:
        raise rejected("invalid_blocks", wrong)
    return with_ids(blocks)


def checked_view(raw: object, kind: str, files: Files) -> Payload:
    """Take a modal or a Home view, or refuse it."""
    view = parsed(raw, "invalid_arguments")
    if len(json.dumps(view)) > LARGEST_VIEW:
        raise SlackError("view_too_large")
    wrong = view_violations(view)
    if not isinstance(view, dict) or wrong:
        raise rejected("invalid_arguments", wrong)
    if view.get("type") != kind:
        raise rejected("invalid_arguments", [f"view type must be {kind} [json-pointer:/view/type]"])
    wrong = missing_files(view["blocks"], files)
    if wrong:
        raise rejected("invalid_arguments", wrong)
    return {**view, "blocks": with_ids(view["blocks"])}


def parsed(raw: object, error: str) -> object:
    """Give an argument that may come as JSON or as a string of it."""
    if not isinstance(raw, str):
        return raw
    try:
        return json.loads(raw)
    except ValueError:
        raise SlackError(error) from None


def with_ids(blocks: list[Payload]) -> list[Payload]:
    """Give the blocks with a block_id each, and their elements with an action_id each."""
    mine = deepcopy(blocks)
    for block in mine:
        block.setdefault("block_id", secrets.token_hex(3))
        for element in elements(block):
            element.setdefault("action_id", secrets.token_hex(3))
    return mine


def elements(block: Payload) -> Iterator[Payload]:
    """Give what a person can press or fill in within a block."""
    inside = [block.get("accessory"), block.get("element")]
    if block["type"] in {"actions", "context_actions"}:
        inside += block["elements"]
    for element in inside:
        if isinstance(element, dict) and element.get("type") != "image":
            yield element


def find_element(blocks: list[Payload], block_id: str, action_id: str) -> Payload | None:
    """Find one element by its two ids."""
    for block in blocks:
        if block.get("block_id") == block_id:
            return next((e for e in elements(block) if e.get("action_id") == action_id), None)
    return None


def missing_files(blocks: list[Payload], files: Files) -> list[str]:
    """List the images that point at a file the workspace does not have."""
    return [
        f"invalid slack file [json-pointer:/blocks/{place}/slack_file]"
        for place, block in enumerate(blocks)
        for wanted in slack_files(block)
        if files.find(wanted) is None
    ]


def slack_files(node: object) -> Iterator[str]:
    """Give the ids of the files that blocks show."""
    if isinstance(node, dict):
        file = node.get("slack_file")
        if isinstance(file, dict):
            yield str(file.get("id") or str(file.get("url", "")).rsplit("/", 1)[-1])
        node = list(node.values())
    if isinstance(node, list):
        for part in node:
            yield from slack_files(part)
