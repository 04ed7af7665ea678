"""Statistics Sweden (SCB): populations over its PxWeb API, version 2."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

import httpx

from handlers.statistics import Trouble, failed, perturbed, years

ADDRESS = "https://statistikdatabasen.scb.se/api/v2"
REGIONS = [f"{code:02}" for code in (0, 1, *range(3, 11), 12, 13, 14, *range(17, 26))]
"""The whole country, and the 21 counties."""
LONGEST_WAIT = 60.0
LONGEST_DETAIL = 200
TOO_MANY = HTTPStatus.TOO_MANY_REQUESTS


@dataclass(frozen=True, slots=True)
class Table:
    """A table of SCB's, and the whole of each dimension that cannot be left out."""

    id: str
    contents: str
    wholes: Mapping[str, str]


EXACT = Table("TAB638", "BE0101N1", {})
PERTURBED = Table("TAB5557", "000007ME", {"Civilstand": "SC", "Alder": "TotSA", "Kon": "TotSa"})


@dataclass(frozen=True, slots=True)
class Scb:
    """The way to SCB; a Refusal tells in Swedish what went wrong on it."""

    address: str = ADDRESS
    seconds: float = 20.0
    sleep: Callable[[float], None] = time.sleep

    def latest_year(self) -> int:
        """The newest year there are figures for; the old table would stay on 2024 for ever."""
        return self._years(PERTURBED)[-1]

    def figures(self, year: int) -> bytes:
        """SCB's answer for a year, as it came: the counties and the whole country."""
        table = PERTURBED if perturbed(year) else EXACT
        known = self._years(table)
        if year not in known:
            latest = str(known[-1])
            raise failed(Trouble.NO_YEAR, table=table.id, year=str(year), latest=latest)
        return self._ask(table, "data", _selection(table, year))

    def _years(self, table: Table) -> tuple[int, ...]:
        found = years(self._ask(table, "metadata"))
        if not found:
            raise failed(Trouble.NO_TABLE, table=table.id)
        return found

    def _ask(self, table: Table, what: str, question: object = None) -> bytes:
        """Ask once, and once more when SCB says how long to wait."""
        response = self._send(table, what, question)
        if response.status_code == TOO_MANY:
            self.sleep(_wait(response))
            response = self._send(table, what, question)
        if response.status_code != HTTPStatus.OK:
            raise _refused(response, table)
        return response.content

    def _send(self, table: Table, what: str, question: object) -> httpx.Response:
        url = f"{self.address}/tables/{table.id}/{what}"
        format_of_data = {} if question is None else {"outputFormat": "json-stat2"}
        try:
            return httpx.request(
                "GET" if question is None else "POST",
                url,
                params={"lang": "sv", **format_of_data},
                json=question,
                timeout=self.seconds,
            )
        except httpx.TimeoutException:
            raise failed(Trouble.SLOW, seconds=int(self.seconds)) from None
        except httpx.HTTPError:
            raise failed(Trouble.UNREACHABLE, address=httpx.URL(url).host) from None


def _selection(table: Table, year: int) -> object:
    chosen = {
        "Region": REGIONS,
        **{variable: [code] for variable, code in table.wholes.items()},
        "ContentsCode": [table.contents],
        "Tid": [str(year)],
    }
    return {
        "selection": [
            {"variableCode": variable, "valueCodes": codes} for variable, codes in chosen.items()
        ]
    }


def _wait(response: httpx.Response) -> float:
    """The seconds SCB asks us to wait, within reason."""
    said = response.headers.get("Retry-After", "")
    return min(float(said), LONGEST_WAIT) if said.isdecimal() else 1.0


def _refused(response: httpx.Response, table: Table) -> Exception:
    status = response.status_code
    if status == HTTPStatus.NOT_FOUND:
        return failed(Trouble.NO_TABLE, table=table.id)
    if status == TOO_MANY:
        return failed(Trouble.TOO_OFTEN, seconds=int(_wait(response)))
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return failed(Trouble.DOWN, status=str(status))
    return failed(Trouble.REFUSED, status=str(status), detail=_detail(response))


def _detail(response: httpx.Response) -> str:
    """What a problem+json answer says is wrong."""
    try:
        problem = json.loads(response.content)
    except ValueError:
        return "–"
    said = problem.get("detail") or problem.get("title") if isinstance(problem, dict) else None
    return str(said or "–")[:LONGEST_DETAIL]
