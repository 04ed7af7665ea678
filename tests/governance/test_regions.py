from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.regions import MEMBERS, NOISE, Region, find, fold, index

LISTED = """
01 Stockholm|SE-AB|Stockholms län|Sthlm
03 Uppsala|SE-C|Uppsala län|
04 Sörmland|SE-D|Södermanlands län|Södermanland
05 Östergötland|SE-E|Östergötlands län|RÖ
06 Jönköpings län|SE-F|Jönköpings län|Jönköping,RJL
07 Kronoberg|SE-G|Kronobergs län|
08 Kalmar län|SE-H|Kalmar län|
09 Gotland|SE-I|Gotlands län|Gotlands kommun
10 Blekinge|SE-K|Blekinge län|
12 Skåne|SE-M|Skåne län|
13 Halland|SE-N|Hallands län|
14 Västra Götaland|SE-O|Västra Götalands län|VGR,Västra Götalandsregionen,VG-regionen
17 Värmland|SE-S|Värmlands län|
18 Örebro län|SE-T|Örebro län|RÖL
19 Västmanland|SE-U|Västmanlands län|
20 Dalarna|SE-W|Dalarnas län|
21 Gävleborg|SE-X|Gävleborgs län|
22 Västernorrland|SE-Y|Västernorrlands län|RVN
23 Jämtland Härjedalen|SE-Z|Jämtlands län|Jämtland,Härjedalen,RJH
24 Västerbotten|SE-AC|Västerbottens län|
25 Norrbotten|SE-BD|Norrbottens län|RN
"""


def region(line: str) -> Region:
    named, iso, county, aliases = line.split("|")
    code, name = named.split(" ", maxsplit=1)
    others = tuple(alias for alias in aliases.split(",") if alias)
    return Region(code, f"Region {name}", iso, county, "A", others, date(2010, 1, 1))


REGIONS = [region(line) for line in LISTED.split("\n") if line]
KNOWN = index(REGIONS)


def test_the_cooperation_has_21_members() -> None:
    assert len(REGIONS) == MEMBERS == 21


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Skåne", "12"),
        ("skane", "12"),
        ("Region Skåne", "12"),
        ("REGION  SKÅNE", "12"),
        ("regionen Skåne", "12"),
        ("Skåne län", "12"),
        ("  skåne. ", "12"),
        ("Ska\u030ane", "12"),
        ("12", "12"),
        ("SE-M", "12"),
        ("se-m", "12"),
        ("Västra Götalandsregionen", "14"),
        ("Region Västra Götaland", "14"),
        ("VG-regionen", "14"),
        ("vgr", "14"),
        ("Region Jönköpings län", "06"),
        ("jonkoping", "06"),
        ("Södermanlands län", "04"),
        ("Orebro", "18"),
        ("region örebro", "18"),
        ("Region Jämtland-Härjedalen", "23"),
        ("01", "01"),
        ("skone", ""),
        ("Malmö", ""),
        ("Göteborg", ""),
        ("1", ""),
        ("11", ""),
        ("Skåne Halland", ""),
        ("", ""),
        ("Region", ""),
        ("län", ""),
        ("\u202e12", "12"),
        ("🙂", ""),
    ],
)
def test_a_name_is_recognised_exactly_or_not_at_all(text: str, code: str) -> None:
    found = find(KNOWN, text)
    assert (found.code if found else "") == code


@pytest.mark.parametrize("wanted", REGIONS, ids=lambda wanted: wanted.code)
def test_a_region_answers_to_its_code_its_name_its_county_and_its_aliases(wanted: Region) -> None:
    words = (wanted.code, wanted.iso, wanted.name, wanted.county, *wanted.aliases)
    assert [find(KNOWN, word) for word in words] == [wanted] * len(words)


def test_no_word_means_two_regions() -> None:
    for word, meant in KNOWN.items():
        others = index([other for other in REGIONS if other is not meant])
        assert word not in others


def test_a_word_that_would_mean_two_regions_is_refused() -> None:
    rival = replace(REGIONS[0], code="26", iso="SE-ZZ", name="Region Rival", county="Rivals län")
    with pytest.raises(ValueError, match="Sthlm"):
        index([*REGIONS, rival])


def test_a_word_that_folds_to_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="Region"):
        index([replace(REGIONS[0], aliases=("Region",))])


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_what_is_folded_holds_no_noise(text: str) -> None:
    assert NOISE.isdisjoint(fold(text).split())


@given(st.sampled_from(REGIONS), st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
def test_case_never_matters(wanted: Region, case: Callable[[str], str]) -> None:
    assert find(KNOWN, case(wanted.name)) is wanted


def test_a_name_is_folded_to_what_tells_it_apart() -> None:
    assert fold("Region Jämtland Härjedalen") == "jamtland harjedalen"
    assert fold("Västerbottens län") == "vasterbottens"
