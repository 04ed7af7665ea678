"""Amounts of money as an argument: written as Swedes write them, kept as öre."""

import re
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from handlers.cleaning import clean
from handlers.kinds import Kind, argument
from handlers.misread import Expected, Misread

LARGEST_KRONOR = 10**12
MOST_DIGITS = 13
KRONOR = re.compile(r"([0-9]{1,3}( [0-9]{3})+|[0-9]+)(,[0-9]{1,2})?( ?kr)?", re.IGNORECASE)
THOUSANDS = re.compile(r"[0-9]{3}(,[0-9]{1,2})?|kr", re.IGNORECASE)
"""A further word of an amount: 000 and kr in 1 000 kr."""


def read_kronor(value: str, info: ValidationInfo) -> int:
    """Öre from kronor as Swedes write them: "1 000 000,50"; a dot is refused, not guessed at."""
    match = KRONOR.fullmatch(clean(value))
    digits = match[1].replace(" ", "") if match else ""
    # The length comes first: Python itself refuses numbers of thousands of digits.
    if match is None or len(digits) > MOST_DIGITS or int(digits) > LARGEST_KRONOR:
        raise Misread(Expected.KRONOR, value, argument(info))
    kronor = int(digits)
    return kronor * 100 + int((match[3] or ",")[1:].ljust(2, "0"))


Kronor = Annotated[
    int, BeforeValidator(read_kronor), Kind(Expected.KRONOR, "kr", further=THOUSANDS)
]
