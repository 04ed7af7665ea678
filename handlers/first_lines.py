"""How a text begins: its title, and below it the first line that says anything."""

from handlers.answer import Answer, Facts, Part, Secret, Table, Text

LONGEST = 120
"""How much of a line is told."""
WHY = " Skäl: "
"""What a line is told up to: a reason is for whoever gets the text, not for who looks on."""


def first_lines(answer: Answer) -> str:
    """An answer's title and the first line of its text, a line each."""
    found = (_first(part) for part in answer.parts)
    line = next((each for each in found if each), "")
    return "\n".join(each for each in (answer.title, _cut(line)) if each)


def _first(part: Part) -> str:
    """The first line of a part; nothing of one that is pressed, filled in or opened."""
    match part:
        case Text():
            text = part.text
        case Secret():
            text = part.stored
        case Facts():
            first = tuple(f"{each.label}: {each.value}" for each in part.facts[:1])
            text = ": ".join(each for each in (part.heading, *first) if each)
        case Table():
            text = part.caption
        case _:
            text = ""
    line, _, _ = next(iter(text.strip().splitlines()), "").partition(WHY)
    return line


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
