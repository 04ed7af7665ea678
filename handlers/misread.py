"""Words that could not be read: what was expected, never a guess."""

from enum import StrEnum


class Expected(StrEnum):
    """What should have stood where the unreadable words stand."""

    COMMAND = "command"
    REGION = "region"
    PROCUREMENT_REGION = "procurement region"
    KRONOR = "kronor"
    YEAR = "year"
    ANY_YEAR = "any year"
    DATE = "date"
    NEAR_DATE = "near date"
    MOMENT = "moment"
    NEAR_MOMENT = "near moment"
    NUMBER = "number"
    SMALLER_NUMBER = "smaller number"
    TEXT = "text"
    SHORTER_TEXT = "shorter text"
    ALTERNATIVE = "alternative"
    ARGUMENT = "argument"
    NOTHING_MORE = "nothing more"
    CLOSING_QUOTE = "closing quote"
    PERSON = "person"
    FIGURES = "figures"
    LINK = "link"
    HANDLE = "handle"
    CHANNEL_ID = "channel id"
    TEAM_ID = "team id"
    CLAUSE = "clause"
    COLUMNS = "columns"
    STATISTICS = "statistics"
    ALTERNATIVES = "alternatives"
    REPLY = "reply"
    DECISION = "decision"
    ONE_DECISION = "one decision"
    REFERENCE = "reference"
    DUTY = "duty"
    REGIONS = "regions"
    STAMP = "stamp"
    AREA = "area"
    HOURS = "hours"
    DATES = "dates"
    LINKS = "links"
    OFFSETS = "offsets"
    MINUTES = "minutes"
    CLOCK = "clock"
    RECIPIENTS = "recipients"


class Misread(Exception):
    """Unreadable words.

    `given` is what was written, `argument` the argument it was meant for, `near` what may have
    been meant, best first.
    """

    def __init__(
        self, expected: Expected, given: str = "", argument: str = "", near: tuple[str, ...] = ()
    ) -> None:
        super().__init__(expected)
        self.expected = expected
        self.given = given
        self.argument = argument
        self.near = near
