"""From the text of an organisation file to its rows, or to what is wrong with its form."""

import re
import tomllib
from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from governance.spelling import plain
from handlers.organisation.faults import Fault, Problem
from handlers.organisation.file import OrganisationFile

LINE = re.compile(r"at line (\d+)")
LONGEST_GIVEN = 40

PROBLEMS: Mapping[str, Problem] = {
    "missing": Problem.MISSING,
    "extra_forbidden": Problem.UNKNOWN_KEY,
    "string_type": Problem.TEXT,
    "int_type": Problem.NUMBER,
    "date_type": Problem.DATE,
    "list_type": Problem.SECTION,
    "model_type": Problem.SECTION,
    "model_attributes_type": Problem.SECTION,
}

AMOUNTS = (".belopp", ".per-invanare")


def parse(text: str) -> OrganisationFile | tuple[Fault, ...]:
    """The file's rows, or every fault of its form."""
    try:
        return OrganisationFile.model_validate(_folded(tomllib.loads(text)))
    except tomllib.TOMLDecodeError as error:
        return (Fault(_line(str(error)), Problem.SYNTAX),)
    except ValidationError as error:
        found = [_fault(detail) for detail in error.errors()]
        return tuple(dict.fromkeys(found))


def _folded(value: object) -> object:
    """The same with keys as the sections have them: without å, ä and ö."""
    if isinstance(value, dict):
        return {plain(key): _folded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_folded(inner) for inner in value]
    return value


def _line(message: str) -> str:
    match = LINE.search(message)
    return f"rad {match[1]}" if match else "slutet av filen"


def _fault(detail: ErrorDetails) -> Fault:
    # A key of a row is three steps down; what follows tells of the types tried there.
    path = ""
    for step in detail["loc"][:3]:
        path += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    problem = PROBLEMS.get(detail["type"], Problem.VALUE)
    if path.endswith(AMOUNTS) and problem in {Problem.TEXT, Problem.NUMBER}:
        problem = Problem.KRONOR
    written = problem not in {Problem.MISSING, Problem.UNKNOWN_KEY, Problem.SECTION}
    return Fault(path.lstrip("."), problem, str(detail["input"])[:LONGEST_GIVEN] if written else "")
