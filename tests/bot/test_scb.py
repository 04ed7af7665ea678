"""The connector to SCB, against a server of our own on this machine."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.scb import EXACT, PERTURBED, REGIONS, Scb
from governance.refusal import Refusal
from handlers.statistics import Trouble

DATA = Path(__file__).parents[1] / "handlers" / "data"
ANSWERS = {
    "TAB638": (DATA / "scb_tab638_2024.json").read_bytes(),
    "TAB5557": (DATA / "scb_tab5557_2025.json").read_bytes(),
}
PROBLEM = {"title": "Bad Request", "status": 400, "detail": "Missing selection for variable"}


def metadata(answer: bytes, *years: str) -> bytes:
    """What goes before an answer: the same dimensions, all years, no values."""
    document = json.loads(answer)
    del document["value"]
    document["dimension"]["Tid"]["category"]["index"] = {year: at for at, year in enumerate(years)}
    document["size"][-1] = len(years)
    return json.dumps(document).encode()


class FakeScb:
    """SCB as we need it: two tables, and whatever fault a test asks for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, Any]] = []
        self.faults: list[Callable[[], Response]] = []
        self.years = {"TAB638": ("2023", "2024"), "TAB5557": ("2025",)}
        self.app = Starlette(
            routes=[
                Route("/api/v2/tables/{table}/metadata", self.metadata),
                Route("/api/v2/tables/{table}/data", self.data, methods=["POST"]),
            ]
        )

    async def metadata(self, request: Request) -> Response:
        table = request.path_params["table"]
        return self._answer(request, table, metadata(ANSWERS[table], *self.years[table]), None)

    async def data(self, request: Request) -> Response:
        table = request.path_params["table"]
        return self._answer(request, table, ANSWERS[table], await request.json())

    def _answer(self, request: Request, table: str, answer: bytes, body: object) -> Response:
        self.asked.append((table, str(request.url.query), body))
        if self.faults:
            return self.faults.pop(0)()
        return Response(answer, media_type="application/json")


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[FakeScb, str]]:
    fake = FakeScb()
    running = uvicorn.Server(uvicorn.Config(fake.app, port=0, log_level="error"))
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        time.sleep(0.005)
    port = running.servers[0].sockets[0].getsockname()[1]
    yield fake, f"http://127.0.0.1:{port}/api/v2"
    running.should_exit = True
    thread.join()


@pytest.fixture
def fake(server: tuple[FakeScb, str]) -> FakeScb:
    found = server[0]
    found.asked.clear()
    found.faults.clear()
    found.years = {"TAB638": ("2023", "2024"), "TAB5557": ("2025",)}
    return found


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def scb(server: tuple[FakeScb, str], fake: FakeScb, slept: list[float]) -> Scb:
    """The way to SCB; the fake is as good as new."""
    assert not fake.faults
    return Scb(server[1], seconds=2.0, sleep=slept.append)


def refused(ask: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        ask()
    return caught.value


def status(code: int, **headers: str) -> Callable[[], Response]:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda: JSONResponse(PROBLEM, code, names, media_type="application/problem+json")


def slow() -> Response:
    time.sleep(0.6)
    return Response(b"")


def test_years_to_2024_are_asked_of_the_old_table_with_nothing_split(
    fake: FakeScb, scb: Scb
) -> None:
    assert scb.figures(2024) == ANSWERS["TAB638"]
    table, query, body = fake.asked[-1]
    assert (table, query) == ("TAB638", "lang=sv&outputFormat=json-stat2")
    assert body == {
        "selection": [
            {"variableCode": "Region", "valueCodes": REGIONS},
            {"variableCode": "ContentsCode", "valueCodes": ["BE0101N1"]},
            {"variableCode": "Tid", "valueCodes": ["2024"]},
        ]
    }


def test_later_years_are_asked_of_the_new_table_with_the_whole_of_each_dimension(
    fake: FakeScb, scb: Scb
) -> None:
    assert scb.figures(2025) == ANSWERS["TAB5557"]
    table, _query, body = fake.asked[-1]
    chosen = {each["variableCode"]: each["valueCodes"] for each in body["selection"]}
    assert table == "TAB5557"
    assert chosen == {
        "Region": REGIONS,
        "Civilstand": ["SC"],
        "Alder": ["TotSA"],
        "Kon": ["TotSa"],
        "ContentsCode": ["000007ME"],
        "Tid": ["2025"],
    }


def test_the_country_and_the_21_counties_are_asked_for() -> None:
    assert len(REGIONS) == 22
    assert REGIONS[:2] == ["00", "01"]
    assert not {"02", "11", "15", "16"} & set(REGIONS)
    assert set(REGIONS) == set(
        json.loads(ANSWERS["TAB638"])["dimension"]["Region"]["category"]["index"]
    )


def test_the_latest_year_is_that_of_the_table_that_is_still_filled(fake: FakeScb, scb: Scb) -> None:
    fake.years["TAB5557"] = ("2025", "2026")
    assert scb.latest_year() == 2026


def test_a_year_scb_does_not_have_yet_is_told_with_the_latest_it_has(scb: Scb) -> None:
    refusal = refused(lambda: scb.figures(2026))
    assert refusal.reason is Trouble.NO_YEAR
    assert refusal.fields == {"table": "TAB5557", "year": "2026", "latest": "2025"}
    assert refused(lambda: scb.figures(1999)).fields["table"] == "TAB638"


def test_scb_may_ask_us_to_wait_once(fake: FakeScb, scb: Scb, slept: list[float]) -> None:
    fake.faults = [status(429, Retry_After="7")]
    assert scb.latest_year() == 2025
    assert slept == [7.0]


def test_scb_asking_twice_is_told(fake: FakeScb, scb: Scb, slept: list[float]) -> None:
    fake.faults = [status(429, Retry_After="7"), status(429, Retry_After="9")]
    refusal = refused(scb.latest_year)
    assert (refusal.reason, refusal.fields) == (Trouble.TOO_OFTEN, {"seconds": 9})
    assert slept == [7.0]


@pytest.mark.parametrize(
    "said", [("86400", 60.0), ("soon", 1.0), ("-5", 1.0), ("Wed, 21 Oct 2026", 1.0)]
)
def test_we_wait_within_reason_whatever_scb_says(
    fake: FakeScb, scb: Scb, slept: list[float], said: tuple[str, float]
) -> None:
    fake.faults = [status(429, Retry_After=said[0])]
    scb.latest_year()
    assert slept == [said[1]]


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (404, Trouble.NO_TABLE),
        (500, Trouble.DOWN),
        (503, Trouble.DOWN),
        (400, Trouble.REFUSED),
        (403, Trouble.REFUSED),
        (302, Trouble.REFUSED),
    ],
)
def test_what_scb_says_no_to_is_told(fake: FakeScb, scb: Scb, code: int, trouble: Trouble) -> None:
    fake.faults = [status(code)]
    assert refused(scb.latest_year).reason is trouble


def test_scbs_own_words_on_what_is_wrong_are_passed_on(fake: FakeScb, scb: Scb) -> None:
    fake.faults = [status(400)]
    fields = refused(scb.latest_year).fields
    assert fields == {"status": "400", "detail": "Missing selection for variable"}


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"{}", b'{"detail": null}'])
def test_a_refusal_without_words_is_told_without(fake: FakeScb, scb: Scb, body: bytes) -> None:
    fake.faults = [lambda: Response(body, 400)]
    assert refused(scb.latest_year).fields["detail"] == "–"


def test_a_long_refusal_is_cut(fake: FakeScb, scb: Scb) -> None:
    fake.faults = [lambda: JSONResponse({"detail": "x" * 10_000}, 400)]
    assert refused(scb.latest_year).fields["detail"] == "x" * 200


def test_a_slow_scb_is_told_and_not_waited_for(fake: FakeScb, scb: Scb) -> None:
    fake.faults = [slow]
    impatient = Scb(scb.address, seconds=0.1)
    assert refused(impatient.latest_year).reason is Trouble.SLOW


def test_an_scb_that_cannot_be_reached_is_told_by_its_host() -> None:
    nobody = Scb("http://127.0.0.1:9/api/v2", seconds=1.0)
    refusal = refused(nobody.latest_year)
    assert refusal.reason is Trouble.UNREACHABLE
    assert refusal.fields == {"address": "127.0.0.1"}


def test_a_table_without_years_is_a_table_that_is_gone(fake: FakeScb, scb: Scb) -> None:
    fake.years["TAB5557"] = ()
    assert refused(scb.latest_year).reason is Trouble.NO_TABLE


def test_each_table_names_its_contents() -> None:
    assert (EXACT.contents, PERTURBED.contents) == ("BE0101N1", "000007ME")
