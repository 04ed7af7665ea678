import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.jsonstat import JsonStatError, decode, dimensions

DATA = Path(__file__).parent / "data"


def sample(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON is anything
    """Two regions and two years; the regions' keys stand in the wrong order."""
    document = {
        "version": "2.0",
        "class": "dataset",
        "updated": "2026-02-24T07:00:00Z",
        "id": ["Region", "Tid"],
        "size": [2, 2],
        "dimension": {
            "Region": {"category": {"index": {"12": 1, "01": 0}}},
            "Tid": {"category": {"index": ["2023", "2024"]}},
        },
        "extension": {"px": {"tableid": "TAB638"}},
        "value": [1, 2, 3, 4],
    }
    return {**deepcopy(document), **changes}


def decoded(document: object) -> dict[tuple[str, ...], int | None]:
    dataset = decode(json.dumps(document).encode())
    return {tuple(cell.categories.values()): cell.value for cell in dataset.cells}


EXPECTED = {("01", "2023"): 1, ("01", "2024"): 2, ("12", "2023"): 3, ("12", "2024"): 4}


def test_cells_follow_the_numbers_of_the_index_and_not_its_keys() -> None:
    assert decoded(sample()) == EXPECTED


def test_values_may_be_sparse_and_missing_or_null() -> None:
    assert decoded(sample(value={"0": 1, "3": 4, "2": None})) == {
        ("01", "2023"): 1,
        ("01", "2024"): None,
        ("12", "2023"): None,
        ("12", "2024"): 4,
    }
    assert decoded(sample(value=[1, None, 3, 4]))["01", "2024"] is None


def test_a_dimension_of_one_category_needs_no_index() -> None:
    document = sample(size=[2, 1], value=[1, 2])
    document["dimension"]["Tid"] = {"category": {"label": {"2024": "2024"}}}
    assert decoded(document) == {("01", "2024"): 1, ("12", "2024"): 2}


def test_what_a_data_set_says_of_itself_is_kept() -> None:
    dataset = decode(json.dumps(sample()).encode())
    assert (dataset.table, dataset.updated) == ("TAB638", "2026-02-24T07:00:00Z")
    bare = sample()
    del bare["extension"], bare["updated"]
    dataset = decode(json.dumps(bare).encode())
    assert (dataset.table, dataset.updated) == ("", "")


def test_the_dimensions_can_be_read_of_metadata_without_values() -> None:
    metadata = sample()
    del metadata["value"]
    assert dimensions(json.dumps(metadata).encode())["Tid"] == ("2023", "2024")
    with pytest.raises(JsonStatError):
        decode(json.dumps(metadata).encode())


@pytest.mark.parametrize("name", ["scb_tab638_2024.json", "scb_tab5557_2025.json"])
def test_answers_shaped_as_scbs_are_read_whole(name: str) -> None:
    raw = (DATA / name).read_bytes()
    values = {cell.categories["Region"]: cell.value for cell in decode(raw).cells}
    assert len(values) == 22
    assert values["00"] == max(value for value in values.values() if value is not None)
    assert values["09"] == min(value for value in values.values() if value is not None)


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        "x",
        5,
        {},
        {"version": "2.0", "class": "dataset"},
        sample(version="1.0"),
        {**sample(), "class": "collection"},
        sample(id="Region"),
        sample(id=["Region", "Okänd"]),
        sample(size=[2, 3]),
        sample(value=[1, 2, 3]),
        sample(value=None),
        sample(value="1234"),
        sample(value=[1, 2, 3, 4.5]),
        sample(value=[1, 2, 3, "4"]),
        sample(value=[1, 2, 3, True]),
        sample(dimension={"Region": {}, "Tid": {}}),
        sample(dimension={"Region": {"category": {"index": 5}}, "Tid": {}}),
    ],
)
def test_what_is_no_data_set_is_an_error(document: object) -> None:
    with pytest.raises(JsonStatError):
        decode(json.dumps(document).encode())


@pytest.mark.parametrize(
    "index", [{"01": 0, "12": 2}, {"01": 0, "12": 0}, {"01": "0", "12": "1"}, ["01", "01"], "ab"]
)
def test_an_index_that_contradicts_itself_is_an_error(index: object) -> None:
    document = sample()
    document["dimension"]["Region"]["category"]["index"] = index
    with pytest.raises(JsonStatError):
        decode(json.dumps(document).encode())


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\xfe\x00", b"<html>", b'{"version":', b"[" * 100_000, b"NaN"]
)
def test_broken_bytes_are_an_error(raw: bytes) -> None:
    with pytest.raises(JsonStatError):
        decode(raw)


def test_a_data_set_too_large_to_be_meant_is_an_error() -> None:
    many = [str(number) for number in range(500)]
    document = sample(size=[500, 500], value={})
    for name in ("Region", "Tid"):
        document["dimension"][name]["category"]["index"] = many
    with pytest.raises(JsonStatError):
        decode(json.dumps(document).encode())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(st.sampled_from(["id", "size", "dimension", "value", "extension", "updated"]), JSON)
def test_any_part_replaced_is_read_or_an_error(part: str, value: object) -> None:
    try:
        found = decoded(sample(**{part: value}))
    except JsonStatError:
        return
    assert len(found) <= 4
