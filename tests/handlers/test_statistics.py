import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from handlers import statistics
from handlers.misread import Expected, Misread
from handlers.statistics import Trouble
from handlers.texts import statistics as texts
from tests.conversations.scenes import STOCKHOLM

DATA = Path(__file__).parent / "data"
AT = datetime(2027, 2, 22, 10, tzinfo=STOCKHOLM)
EXACT = (DATA / "scb_tab638_2024.json").read_bytes()
PERTURBED = (DATA / "scb_tab5557_2025.json").read_bytes()


def changed(raw: bytes, change: Callable[[Any], object]) -> bytes:
    document = json.loads(raw)
    change(document)
    return json.dumps(document).encode()


def test_the_old_table_gives_21_figures_and_the_national_total() -> None:
    batch = statistics.read(EXACT, AT)
    assert len(batch.figures) == 21
    assert batch.national == {2024: 10_587_710}
    assert sum(figure.people for figure in batch.figures) == 10_587_710
    assert {figure.source for figure in batch.figures} == {
        "SCB, folkmängd 31 december, TAB638, uppdaterad 2025-02-21"
    }


def test_the_new_table_is_read_by_its_index_though_its_keys_are_reordered() -> None:
    batch = statistics.read(PERTURBED, AT)
    people = {figure.region: figure.people for figure in batch.figures}
    assert (people["01"], people["09"], people["25"]) == (2_486_253, 60_852, 248_918)
    assert batch.national == {2025: 10_605_529}
    assert not any(figure.verified for figure in batch.figures)


def test_when_it_was_fetched_and_the_hash_of_the_bytes_are_kept() -> None:
    fetched = statistics.read(EXACT, AT).fetched
    assert fetched is not None
    assert (fetched.at, fetched.sha256) == (AT, hashlib.sha256(EXACT).hexdigest())


def test_a_region_without_a_value_is_left_out() -> None:
    raw = changed(EXACT, lambda document: document["value"].__setitem__(8, None))
    assert len(statistics.read(raw, AT).figures) == 20


def test_municipalities_are_never_summed_to_counties() -> None:
    def rename(document: Any) -> None:  # noqa: ANN401 - JSON is anything
        category = document["dimension"]["Region"]["category"]
        category["index"] = {f"{code}80": at for code, at in category["index"].items()}

    with pytest.raises(Misread) as caught:
        statistics.read(changed(EXACT, rename), AT)
    assert caught.value.expected is Expected.STATISTICS


@pytest.mark.parametrize(
    ("dimension", "code"),
    [("ContentsCode", "000007MF"), ("Alder", "0"), ("Kon", "1"), ("Civilstand", "G")],
)
def test_a_part_of_the_people_or_their_change_is_not_taken_for_the_whole(
    dimension: str, code: str
) -> None:
    def narrow(document: Any) -> None:  # noqa: ANN401 - JSON is anything
        document["dimension"][dimension]["category"]["index"] = {code: 0}

    with pytest.raises(Misread):
        statistics.read(changed(PERTURBED, narrow), AT)


@pytest.mark.parametrize("missing", ["Region", "Tid", "ContentsCode"])
def test_an_answer_without_regions_years_or_contents_is_a_misread(missing: str) -> None:
    def rename(document: Any) -> None:  # noqa: ANN401 - JSON is anything
        document["id"] = ["Annat" if name == missing else name for name in document["id"]]
        document["dimension"]["Annat"] = document["dimension"].pop(missing)

    with pytest.raises(Misread):
        statistics.read(changed(EXACT, rename), AT)


def test_months_are_not_taken_for_years() -> None:
    def rename(document: Any) -> None:  # noqa: ANN401 - JSON is anything
        document["dimension"]["Tid"]["category"]["index"] = {"2024M12": 0}

    with pytest.raises(Misread):
        statistics.read(changed(EXACT, rename), AT)


@pytest.mark.parametrize("raw", [b"", b"<html>", b"{}", b'{"version":"2.0","class":"dataset"}'])
def test_what_is_no_answer_is_a_misread(raw: bytes) -> None:
    with pytest.raises(Misread) as caught:
        statistics.read(raw, AT)
    assert caught.value.expected is Expected.STATISTICS
    with pytest.raises(Misread):
        statistics.years(raw)


def test_the_source_says_no_more_than_is_known() -> None:
    def forget(document: Any) -> None:  # noqa: ANN401 - JSON is anything
        document["updated"] = "nyss"
        document["extension"]["px"]["tableid"] = "x" * 1000

    (source,) = {figure.source for figure in statistics.read(changed(EXACT, forget), AT).figures}
    assert source == "SCB, folkmängd 31 december"


def test_the_years_of_a_table_stand_in_order() -> None:
    def more(document: Any) -> None:  # noqa: ANN401 - JSON is anything
        document["dimension"]["Tid"]["category"]["index"] = {"2026": 1, "2025": 0}
        document["size"][-1] = 2
        del document["value"]

    assert statistics.years(changed(PERTURBED, more)) == (2025, 2026)


def test_every_trouble_has_its_sentence() -> None:
    assert set(texts.REFUSALS) == set(Trouble)
