from enum import StrEnum

from governance.provenance import charter
from governance.refusal import Refusal


class Reason(StrEnum):
    NOT_SEVEN = "not seven"


def test_a_refusal_carries_its_reason_its_ground_and_what_a_sentence_needs() -> None:
    refusal = Refusal(Reason.NOT_SEVEN, charter("R13"), number=6)
    assert refusal.reason is Reason.NOT_SEVEN
    assert refusal.source == charter("R13")
    assert refusal.fields == {"number": 6}
    assert str(refusal) == "not seven"
