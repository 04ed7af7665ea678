import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.provenance import Mark, Source, charter, reading, setting
from tests.governance.any_number import few


@pytest.mark.parametrize(
    ("source", "mark", "ref"),
    [
        (charter("R4"), Mark.CHARTER, "R4"),
        (reading("A8"), Mark.READING, "A8"),
        (setting("basår"), Mark.SETTING, "basår"),
    ],
)
def test_a_source_says_its_mark_and_what_it_points_at(source: Source, mark: Mark, ref: str) -> None:
    assert source == Source(mark, ref)


def test_the_four_marks_are_the_words_people_see() -> None:
    assert [mark.value for mark in Mark] == [
        "Samarbetsformerna",
        "Arbetsordning",
        "Inställning",
        "Tolkning",
    ]


@few
@given(some.text(), some.text())
def test_no_two_grounds_are_taken_for_one_another(one: str, other: str) -> None:
    marks = (charter, reading, setting)
    assert len({made(name) for made in marks for name in (one, other)}) == 3 * len({one, other})
    assert {made(one).ref for made in marks} == {one}
