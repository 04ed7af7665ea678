"""What a button carries: a verb and its fields, opaque and short."""

import json
from collections.abc import Mapping

from handlers.ask import Chosen

LONGEST = 2000
"""What Slack takes in a button's value."""


def packed(chosen: Chosen, longest: int = LONGEST) -> str:
    """The button's value; ValueError when Slack would not take it."""
    value = json.dumps([chosen.verb, dict(chosen.fields)], ensure_ascii=False)
    if len(value) > longest:
        raise ValueError(chosen.verb)
    return value


def fits(chosen: Chosen) -> bool:
    """Whether a button can carry it."""
    try:
        packed(chosen)
    except ValueError:
        return False
    return True


def unpacked(value: object) -> Chosen | None:
    """What a button says, None when it says nothing we ever put there."""
    try:
        verb, fields = json.loads(value if isinstance(value, str) else "")
    except (ValueError, TypeError, RecursionError):
        return None
    if isinstance(verb, str) and isinstance(fields, dict) and _all_text(fields):
        return Chosen(verb, fields)
    return None


def _all_text(fields: Mapping[object, object]) -> bool:
    return all(isinstance(each, str) for pair in fields.items() for each in pair)
