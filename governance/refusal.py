"""A rule says no: what every rule raises, and the one thing handlers turn into a refusal."""

from enum import StrEnum

from governance.provenance import Source


class Refusal(Exception):
    """A rule's no: the reason, the ground it stands on and the fields a sentence needs."""

    def __init__(self, reason: StrEnum, source: Source, **fields: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.source = source
        self.fields = fields
