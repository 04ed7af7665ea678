"""Why a role or a seat is not given or taken."""

from enum import StrEnum


class Reason(StrEnum):
    """A refusal's reason."""

    ENDS_BEFORE_IT_BEGINS = "ends before it begins"
    HAS_ROLE = "has role"
    HAS_NOT_ROLE = "has not role"
    ROLE_TAKEN_LATER = "role taken later"
    ENDS_ALREADY = "ends already"
    LAST_KANSLI = "last kansli"
    NO_AREA = "no area"
    TAKEN_LATER = "taken later"
