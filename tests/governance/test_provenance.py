import pytest

from governance.provenance import Mark, Source, charter, reading, setting


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
