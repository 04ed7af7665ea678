"""The one-line proof, each number with its mark."""

from governance.adoptions import AppliedOrder
from governance.counting import tally
from governance.room import Ballot, CastingVote, Form, Presidium, Room
from governance.working_order import DRAFT
from handlers.texts.tallies import picture, proof

ORDER = AppliedOrder(DRAFT, "2026-01")
SEVEN = tuple(range(1, 8))
YES, NO, ABSTAIN = Ballot.YES, Ballot.NO, Ballot.ABSTAIN


def said(*ballots: Ballot) -> dict[int, Ballot]:
    return dict(zip(SEVEN, ballots, strict=False))


def meeting(*ballots: Ballot, casting: CastingVote | None = None) -> Room:
    presidium = Presidium(chair=7)
    there = frozenset(SEVEN)
    return Room(
        Form.MEETING, SEVEN, there, ballots=said(*ballots), presidium=presidium, casting=casting
    )


def test_a_meetings_proof_is_on_one_line() -> None:
    found = tally(ORDER, meeting(YES, YES, YES, YES, NO, NO, ABSTAIN))
    assert proof(found) == (
        "4 bifall, 2 avslag, 1 avstår (Arbetsordning, beslut 2026-01 § 7) av 7 (Samarbetsformerna, "
        "R13); beslutför: 7 av minst 4 (Arbetsordning, beslut 2026-01 § 1); enkel majoritet av "
        "avgivna: 4 > 2 (Arbetsordning, beslut 2026-01 § 2) → bifall"
    )


def test_a_tie_waits_and_is_then_settled_by_who_presides() -> None:
    waits = tally(ORDER, meeting(YES, YES, YES, NO, NO, NO))
    assert proof(waits).endswith(
        "3 = 3 (Arbetsordning, beslut 2026-01 § 2); utslagsröst: väntas (Arbetsordning, beslut "
        "2026-01 § 6) → väntar på utslagsröst"
    )
    settled = tally(ORDER, meeting(YES, YES, YES, NO, NO, NO, casting=CastingVote(7, NO)))
    assert "utslagsröst, efter fråga: avslag" in proof(settled)
    assert proof(settled).endswith("→ inte bifall")


def test_without_a_quorum_nothing_is_measured() -> None:
    room = Room(Form.MEETING, SEVEN, frozenset({1, 2, 3}), ballots=said(YES, YES, YES))
    assert proof(tally(ORDER, room)) == (
        "3 bifall, 0 avslag av 7 (Samarbetsformerna, R13), varav 4 frånvarande (Arbetsordning, "
        "beslut 2026-01 § 1); inte beslutför: 3 av minst 4 (Arbetsordning, beslut 2026-01 § 1) → "
        "inte bifall"
    )


def test_per_capsulam_the_seats_are_counted() -> None:
    room = Room(Form.CAPSULAM, SEVEN, ballots=said(YES, YES, YES, NO))
    assert "majoritet av stolarna: 3 av minst 4 (Arbetsordning, beslut 2026-01 § 3)" in proof(
        tally(ORDER, room)
    )


def test_the_first_order_takes_every_seat() -> None:
    room = Room(Form.CAPSULAM, SEVEN, ballots=said(*[YES] * 7))
    assert proof(tally(AppliedOrder(DRAFT), room)).endswith(
        "alla stolar: 7 av minst 7 (Tolkning A17) → bifall"
    )


def test_the_picture_says_in_words_what_it_shows() -> None:
    drawn = picture("namn", "Budget", tally(ORDER, meeting(YES, YES, YES, YES, NO, NO, ABSTAIN)))
    assert drawn.alt == "Budget: 4 bifall, 2 avslag, 1 avstår av 7. Förslaget bifölls."
    assert [(bar.label, bar.length) for bar in drawn.bars] == [
        ("bifall", 4),
        ("avslag", 2),
        ("avstår", 1),
    ]
