import pytest

from handlers.misread import Expected, Misread
from handlers.naming import region_named, regions_named
from storage.database import Database


@pytest.mark.parametrize(
    "text", ["Skåne", "skane", "Region Skåne", "REGION SKÅNE LÄN", "12", "SE-M", "skåne län"]
)
def test_a_region_is_recognised_exactly_in_each_of_its_names(seeded: Database, text: str) -> None:
    with seeded.reading() as archive:
        assert region_named(text, "region", archive).code == "12"


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("skone", ("Region Skåne",)),
        ("Norbotten", ("Region Norrbotten",)),
        ("vastmannland", ("Region Västmanland",)),
        ("Vestrebotten", ("Region Västerbotten",)),
    ],
)
def test_what_looks_like_a_region_is_suggested_and_never_taken(
    seeded: Database, text: str, near: tuple[str, ...]
) -> None:
    with seeded.reading() as archive, pytest.raises(Misread) as caught:
        region_named(text, "utan", archive)
    misread = caught.value
    assert (misread.expected, misread.argument, misread.given) == (Expected.REGION, "utan", text)
    assert misread.near[: len(near)] == near


@pytest.mark.parametrize(
    "text",
    [
        "Malmö",
        "Göteborg",
        "Småland",
        "Uppland",
        "Atlantis",
        "02",
        "",
        "😀",
        "'; drop table",
        "x" * 10_000,
    ],
)
def test_nothing_is_suggested_for_what_is_no_region(seeded: Database, text: str) -> None:
    with seeded.reading() as archive, pytest.raises(Misread) as caught:
        region_named(text, "region", archive)
    assert caught.value.near == ()


def test_a_list_names_each_of_its_regions(seeded: Database) -> None:
    with seeded.reading() as archive:
        found = regions_named("Gotland,  SE-M , vgr", "utan", archive)
        assert [region.code for region in found] == ["09", "12", "14"]
        with pytest.raises(Misread):
            regions_named("Gotland,", "utan", archive)
