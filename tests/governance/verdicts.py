"""What a rule says when it is asked: its reason to refuse, or nothing."""

from collections.abc import Callable
from enum import StrEnum

from governance.refusal import Refusal


def reason_of(act: Callable[[], object]) -> StrEnum | None:
    """Why an act is refused; None when it is done."""
    try:
        act()
    except Refusal as said:
        return said.reason
    return None
