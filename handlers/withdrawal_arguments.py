"""What is typed of a notice of exit: its times, the chair's answer, the confirmation."""

from datetime import datetime
from typing import Annotated

from pydantic import BeforeValidator, ValidationInfo

from handlers.duty_arguments import Reference, read_reference
from handlers.kinds import (
    EMPTIED,
    PLACED,
    Arguments,
    Kind,
    Link,
    Number,
    RegionName,
    one_of,
    read_link,
)
from handlers.misread import Expected
from handlers.moments import Stamp, read_stamp
from handlers.reach import NamedDay, ReachedDay
from handlers.register_arguments import is_emptied

NOTICE, ANSWER, CONFIRMATION = "meddelande", "svar", "bekräftelse"
"""What can be taken back of a notice."""


def read_stamp_or_nothing(value: str, info: ValidationInfo) -> datetime | str:
    """A moment, or nothing when it is emptied."""
    return "" if is_emptied(value) else read_stamp(value, info)


def read_reference_or_nothing(value: str, info: ValidationInfo) -> str:
    """A diarienummer, or nothing when it is emptied."""
    return "" if is_emptied(value) else read_reference(value, info)


def read_link_or_nothing(value: str, info: ValidationInfo) -> str:
    """A web address, or nothing when it is emptied."""
    return "" if is_emptied(value) else read_link(value, info)


class Which(Arguments):
    """`utträde`: all notices, or one of them by its number."""

    nr: Annotated[Number | None, PLACED] = None


class NewNotice(Arguments):
    """`utträde meddelat`: which region, and when its notice was sent and received."""

    region: RegionName
    mottaget: Stamp
    skickat: Stamp | None = None
    diarienummer: Reference = ""
    länk: Link = ""


class Corrected(Arguments):
    """`utträde ändra`: what was written down wrong; what is left out stays as it is.

    What is given as nothing, or as a dash, is emptied.
    """

    nr: Number
    mottaget: Stamp | None = None
    skickat: Annotated[
        datetime | str | None,
        BeforeValidator(read_stamp_or_nothing),
        Kind(Expected.STAMP, "tidpunkt"),
        EMPTIED,
    ] = None
    diarienummer: Annotated[
        str | None,
        BeforeValidator(read_reference_or_nothing),
        Kind(Expected.REFERENCE, "diarienummer"),
        EMPTIED,
    ] = None
    länk: Annotated[
        str | None,
        BeforeValidator(read_link_or_nothing),
        Kind(Expected.LINK, "länk"),
        EMPTIED,
    ] = None


class Ruling(Arguments):
    """`utträde avgör`: from which day the exit takes effect."""

    nr: Number
    verkan: NamedDay


class Confirmed(Arguments):
    """`utträde bekräftat`: when the steering group confirmed it in writing, and the reference."""

    nr: Number
    datum: ReachedDay | None = None
    diarienummer: Reference


class TakenBack(Arguments):
    """`utträde ångra`: what was recorded by mistake; the notice itself unless another is named."""

    nr: Number
    steg: Annotated[str, *one_of(NOTICE, ANSWER, CONFIRMATION)] = NOTICE
