"""A region's own decision on financing, as it stands on a day (R29)."""

from datetime import date

from governance.dated import in_force
from governance.funding import FinancingDecision
from storage import funding
from storage.archive import Archive


def decision_of(code: str, day: date, archive: Archive) -> FinancingDecision | None:
    """The decision a region stands by on a day: the latest of those in force."""
    standing = in_force(funding.financing(archive), day)
    return next((each for each in reversed(standing) if each.region == code), None)
