"""The validator of Slack's limits: what Slack would refuse in a message, a modal or a Home tab.

Slack's own SDK checks only its model classes, never plain data, and misses many limits; the
sending path and the sandbox both ask here instead.
"""

import json
from collections.abc import Iterator
from typing import Literal

from bot.slack.limit_blocks import BLOCKS
from bot.slack.limit_rules import Rule, boolean, listing, string, typed, variant
from bot.slack.limit_texts import ID, plain

Surface = Literal["message", "modal", "home"]

_MOST_BLOCKS: dict[Surface, int] = {"message": 50, "modal": 100, "home": 100}
_MOST_BYTES = 250_000
_TABLES = ("table", "data_table")
_MESSAGE_ONLY = {"context_actions", "data_table", "markdown", "plan", "table", "task_card"}
_NO_BLOCK: dict[Surface, set[str]] = {
    "message": {"alert", "file"},
    "modal": _MESSAGE_ONLY | {"card", "carousel", "container", "data_visualization", "file"},
    "home": _MESSAGE_ONLY | {"alert", "file"},
}
_MODAL_ONLY = {"email_text_input", "file_input", "number_input", "url_text_input"}
_NO_ELEMENT: dict[Surface, set[str]] = {
    "message": _MODAL_ONLY,
    "modal": set(),
    "home": _MODAL_ONLY | {"datetimepicker"},
}

_BLOCK_LISTS: dict[Surface, Rule] = {
    surface: listing(typed(BLOCKS), 0 if surface == "message" else 1, most)
    for surface, most in _MOST_BLOCKS.items()
}
_VIEW = {"callback_id": ID, "external_id": ID, "private_metadata": string(3000, 0)}
_VIEWS = typed(
    {
        "home": variant({"blocks": _BLOCK_LISTS["home"]}, **_VIEW),
        "modal": variant(
            {"blocks": _BLOCK_LISTS["modal"], "title": plain(24)},
            submit=plain(24),
            close=plain(24),
            clear_on_close=boolean,
            notify_on_close=boolean,
            **_VIEW,
        ),
    }
)

Placed = tuple[str, dict[str, object]]
"""A block or an element together with its path."""


def violations(blocks: object, surface: Surface) -> list[str]:
    """Everything Slack would refuse in these blocks, each with its path; empty when all is well."""
    found: list[str] = []
    _BLOCK_LISTS[surface](blocks, "blocks", found)
    found.extend(_together(list(_placed(blocks, "blocks")), surface))
    return found


def view_violations(view: object) -> list[str]:
    """Everything Slack would refuse in a modal or a Home tab, each with its path."""
    found: list[str] = []
    _VIEWS(view, "view", found)
    if not isinstance(view, dict):
        return found
    placed = list(_placed(view.get("blocks"), "view.blocks"))
    is_home = view.get("type") == "home"
    found.extend(_together(placed, "home" if is_home else "modal"))
    asks = any(block.get("type") == "input" for _, block in placed)
    if asks and not is_home and "submit" not in view:
        found.append("view.submit: missing, and there is an input block")
    size = len(json.dumps(view, default=str))
    if size > _MOST_BYTES:
        found.append(f"view: {size} bytes, at most {_MOST_BYTES}")
    return found


def _placed(blocks: object, path: str) -> Iterator[Placed]:
    """Find every block, those inside containers and carousels too."""
    if not isinstance(blocks, list):
        return
    for at, block in _numbered(blocks, path):
        yield at, block
        yield from _placed(block.get("child_blocks"), f"{at}.child_blocks")
        if block.get("type") == "carousel":
            yield from _placed(block.get("elements"), f"{at}.elements")


def _numbered(parts: list[object], path: str) -> Iterator[Placed]:
    """Give each object of a list its path."""
    for index, part in enumerate(parts):
        if isinstance(part, dict):
            yield f"{path}[{index}]", part


def _elements(placed: Placed) -> Iterator[Placed]:
    """Find every element of a block."""
    path, block = placed
    for name in ("accessory", "element", "elements", "actions"):
        value = block.get(name)
        if isinstance(value, dict):
            yield f"{path}.{name}", value
        elif isinstance(value, list):
            yield from _numbered(value, f"{path}.{name}")


def _together(placed: list[Placed], surface: Surface) -> Iterator[str]:
    """Find what is wrong with the blocks as a whole, on this surface."""
    yield from _misplaced(placed, _NO_BLOCK[surface], surface)
    yield from _repeated(placed, "block_id")
    for each in placed:
        elements = list(_elements(each))
        yield from _misplaced(elements, _NO_ELEMENT[surface], surface)
        yield from _repeated(elements, "action_id")
    yield from _crowded([block for _, block in placed])


def _misplaced(placed: list[Placed], barred: set[str], surface: Surface) -> Iterator[str]:
    """Find types this surface does not take."""
    for path, part in placed:
        kind = part.get("type")
        if isinstance(kind, str) and kind in barred:
            yield f"{path}.type: {kind!r} is not allowed on the surface {surface}"


def _repeated(placed: list[Placed], field: str) -> Iterator[str]:
    """Find ids used twice."""
    first: dict[str, str] = {}
    for path, part in placed:
        value = part.get(field)
        if isinstance(value, str) and first.setdefault(value, path) != path:
            yield f"{path}.{field}: {value!r} is already used by {first[value]}"


def _crowded(blocks: list[dict[str, object]]) -> Iterator[str]:
    """Find what may not occur so often, or hold so much, in one message."""
    tables = [block for block in blocks if block.get("type") in _TABLES]
    charts = [block for block in blocks if block.get("type") == "data_visualization"]
    markdown = [block for block in blocks if block.get("type") == "markdown"]
    for what, count, most in (
        ("tables", len(tables), 1),
        ("charts", len(charts), 2),
        ("characters of table", sum(map(_letters, tables)), 10_000),
        ("characters of markdown", sum(map(_letters, markdown)), 12_000),
    ):
        if count > most:
            yield f"blocks: {count} {what}, at most {most}"


def _letters(part: object) -> int:
    """Count the characters a person reads."""
    if isinstance(part, list):
        return sum(map(_letters, part))
    if not isinstance(part, dict):
        return 0
    own = part.get("text")
    return (len(own) if isinstance(own, str) else 0) + sum(map(_letters, part.values()))
