"""The first facts of a database: the regions alone, or an example organisation too."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from importlib import resources

from handlers.organisation import apply, plan
from storage import meta, seed
from storage.archive import Archive
from storage.database import Database
from storage.journal import Act


def example_text() -> str:
    """The example organisation as a file."""
    return resources.files("handlers").joinpath("example.toml").read_text("utf-8")


def users() -> Mapping[str, str]:
    """The example's accounts: whose each is, by its user id in the workspace."""
    listed = tomllib.loads(example_text())["personer"]
    return {each["anvandare"]: each["handle"] for each in listed if "anvandare" in each}


def first_day() -> date:
    """The day from which the example organisation is there."""
    day: date = tomllib.loads(example_text())["fran"]
    return day


def make_empty(database: Database, at: datetime) -> None:
    """Give a migrated database the regions and their populations."""
    with database.writing() as archive:
        seed.seed(archive, Act("databas skapad", at, None))


def make_example(database: Database, at: datetime) -> None:
    """Give a migrated database the regions and the example organisation, and mark it for good."""
    with database.writing() as archive:
        fill(archive, at)


def fill(archive: Archive, at: datetime) -> None:
    """Give an archive all of the example, in the transaction that is open."""
    act = Act("exempeldatabas skapad", at, None)
    meta.mark_example(archive, act)
    seed.seed(archive, act)
    apply(plan(example_text(), archive, at.date()), act, archive)
