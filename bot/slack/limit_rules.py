"""The small language of Slack's limits: a rule looks at one value and notes what is wrong.

A rule is built once, at import, and then called for every message sent, so it is a plain closure.
"""

import re
from collections.abc import Callable, Mapping

Rule = Callable[[object, str, list[str]], None]
"""A rule takes a value, the value's path, and the list it adds its findings to."""

UNSTATED = 40_000
"""Stands where Slack gives no figure: a whole message holds no more characters than this."""
_FEW = 3


def anything(_value: object, _path: str, _found: list[str]) -> None:
    """Accept every value: it is judged elsewhere, or Slack sets no limit."""


def string(most: int, least: int = 1) -> Rule:
    """Accept a string of `least` to `most` characters."""

    def check(value: object, path: str, found: list[str]) -> None:
        if not isinstance(value, str):
            found.append(f"{path}: not a string")
        elif len(value) > most:
            found.append(f"{path}: {len(value)} characters, at most {most}")
        elif len(value) < least:
            found.append(f"{path}: {len(value)} characters, at least {least}")

    return check


def matching(pattern: str, example: str) -> Rule:
    """Accept a string of the same form as the example."""
    form = re.compile(pattern)

    def check(value: object, path: str, found: list[str]) -> None:
        if not isinstance(value, str) or not form.fullmatch(value):
            found.append(f"{path}: {value!r} is not of the form {example}")

    return check


def integer(least: int, most: int) -> Rule:
    """Accept a whole number from `least` to `most`."""

    def check(value: object, path: str, found: list[str]) -> None:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            found.append(f"{path}: {value!r} is not a whole number from {least} to {most}")

    return check


def number(value: object, path: str, found: list[str]) -> None:
    """Accept any number."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        found.append(f"{path}: not a number")


def boolean(value: object, path: str, found: list[str]) -> None:
    """Accept true and false."""
    if not isinstance(value, bool):
        found.append(f"{path}: not true or false")


def word(*allowed: str) -> Rule:
    """Accept one of the words."""

    def check(value: object, path: str, found: list[str]) -> None:
        if value not in allowed:
            found.append(f"{path}: {value!r} is none of {', '.join(allowed)}")

    return check


def listing(item: Rule, least: int, most: int) -> Rule:
    """Accept a list of `least` to `most` items, each of which satisfies its rule."""

    def check(value: object, path: str, found: list[str]) -> None:
        if not isinstance(value, list):
            found.append(f"{path}: not a list")
            return
        if len(value) > most:
            found.append(f"{path}: {len(value)} items, at most {most}")
        elif len(value) < least:
            found.append(f"{path}: {len(value)} items, at least {least}")
        for index, part in enumerate(value):
            item(part, f"{path}[{index}]", found)

    return check


def record(required: Mapping[str, Rule], /, **optional: Rule) -> Rule:
    """Accept an object with all of the required fields, perhaps the optional ones, and no other."""
    fields = {**required, **optional}
    needed = required.keys()

    def check(value: object, path: str, found: list[str]) -> None:
        if not isinstance(value, dict):
            found.append(f"{path}: not an object")
            return
        for name, part in value.items():
            rule = fields.get(name)
            if rule is None:
                found.append(f"{path}.{name}: unknown field")
            else:
                rule(part, f"{path}.{name}", found)
        if not needed <= value.keys():
            found.extend(f"{path}.{name}: missing" for name in needed if name not in value)

    return check


def variant(required: Mapping[str, Rule], /, **optional: Rule) -> Rule:
    """Accept a record that also bears the type `typed` chose it by."""
    return record({"type": anything, **required}, **optional)


def typed(variants: Mapping[str, Rule]) -> Rule:
    """Accept an object whose type is one of these, and that satisfies the rule of its type."""
    known = f"the {len(variants)} types that may stand here"
    if len(variants) <= _FEW:
        known = ", ".join(variants)

    def check(value: object, path: str, found: list[str]) -> None:
        kind = value.get("type") if isinstance(value, dict) else None
        rule = variants.get(kind) if isinstance(kind, str) else None
        if rule is None:
            found.append(f"{path}.type: {kind!r} is none of {known}")
        else:
            rule(value, path, found)

    return check


def perhaps(rule: Rule) -> Rule:
    """Accept null, and what the rule accepts."""

    def check(value: object, path: str, found: list[str]) -> None:
        if value is not None:
            rule(value, path, found)

    return check


def every(*rules: Rule) -> Rule:
    """Accept what all the rules accept."""

    def check(value: object, path: str, found: list[str]) -> None:
        for rule in rules:
            rule(value, path, found)

    return check


def present(least: int, most: int, *names: str) -> Rule:
    """Accept an object that has `least` to `most` of the named fields."""

    def check(value: object, path: str, found: list[str]) -> None:
        count = sum(name in value for name in names) if isinstance(value, dict) else 0
        if not least <= count <= most:
            amount = "exactly" if least == most else "at least"
            found.append(f"{path}: {amount} {least} of {', '.join(names)}, here {count}")

    return check
