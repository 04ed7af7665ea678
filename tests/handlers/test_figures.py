import pytest

from handlers.figures import populations_of
from handlers.misread import Expected, Misread
from storage.database import Database


def test_the_people_of_a_year_by_region(seeded: Database) -> None:
    with seeded.reading() as archive:
        found = populations_of(2024, archive)
    assert (len(found), found["12"], sum(found.values())) == (21, 1_428_626, 10_587_710)


def test_an_unknown_year_is_a_misread_that_tells_which_there_are_nearest_first(
    seeded: Database,
) -> None:
    with seeded.reading() as archive, pytest.raises(Misread) as caught:
        populations_of(2030, archive)
    misread = caught.value
    assert (misread.expected, misread.given) == (Expected.FIGURES, "2030")
    assert misread.argument == "folkmängd"
    assert misread.near[:2] == ("2025", "2024")
    assert len(misread.near) == 16
