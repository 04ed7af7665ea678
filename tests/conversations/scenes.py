"""Scenes in Swedish: specification, manual and test at once.

A scene is a Markdown file. These lines of it are played, everything else is prose:

    den 2026-11-22 kl. 10:00                    sets the clock
    samordnare-12: andel Region Skåne           a person types
    samordnare-12 trycker [Alla andelar]        a person presses a choice of the last answer
    samordnare-12 fyller i år=2027, belopp=5    a person fills in the form last opened
    det har skickats                            what the bot has posted since this was last asked
    det har skickats: Kallelse                  the texts of those whose title begins so

What the bot answers stands below, indented by four blanks. It begins with "(oläst)" for a misread
and "(nekas)" for a refusal. A line that holds nothing but "…" stands for any number of lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")
INDENT = "    "
CLOCK = re.compile(r"^den (\d{4}-\d{2}-\d{2}) kl\. (\d{2}:\d{2})$")
TYPES = re.compile(r"^([a-z0-9-]+): ?(.*)$")
PRESSES = re.compile(r"^([a-z0-9-]+) trycker \[(.+)\]$")
FILLS_IN = re.compile(r"^([a-z0-9-]+) fyller i (.+)$")
POSTS = "det har skickats"
POSTED = re.compile(rf"^{POSTS}(?:: (.+))?$")

PLAYED = (CLOCK, TYPES, PRESSES, FILLS_IN, POSTED)


@dataclass
class Turn:
    """One played line and the answer that stands below it."""

    line: str
    number: int
    expected: list[str] = field(default_factory=list)


def turns(path: Path) -> Iterator[Turn]:
    """The played lines of a scene."""
    turn: Turn | None = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if any(pattern.match(line) for pattern in PLAYED):
            turn = Turn(line, number)
            yield turn
        elif line.strip() and not line.startswith(INDENT):
            turn = None
        elif turn is not None:
            turn.expected.append(line.removeprefix(INDENT).rstrip())


def moment(line: str) -> datetime | None:
    """The moment a clock line sets."""
    match = CLOCK.match(line)
    if match is None:
        return None
    return datetime.fromisoformat(f"{match[1]}T{match[2]}").replace(tzinfo=STOCKHOLM)


def fits(expected: list[str], answered: list[str]) -> bool:
    """Whether an answer is as the scene has it; "…" stands for any number of lines."""
    if not expected:
        return not answered
    first, *rest = expected
    if first == "…":
        return any(fits(rest, answered[start:]) for start in range(len(answered) + 1))
    return bool(answered) and answered[0] == first and fits(rest, answered[1:])
