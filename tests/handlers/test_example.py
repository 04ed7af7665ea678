import re
import tomllib
from datetime import date

from governance.dated import in_force
from governance.findings import findings
from governance.journal import first_broken
from governance.people import Role
from governance.steering import LEADING
from handlers.example import example_text, make_empty, make_example
from storage import (
    channels,
    documents,
    funding,
    journal,
    links,
    meta,
    people,
    populations,
    regions,
    steering,
)
from storage.database import Database
from tests.conversations.examples import MADE

TODAY = date(2026, 11, 22)
HANDLES = {
    *("kansliet", "stockholm", "vgr", "skane", "lfu1", "lfu2", "rmc1", "rmc2", "gast"),
    *(f"samordnare-{code:02}" for code in range(1, 26) if code not in {2, 11, 15, 16}),
}


def test_the_example_has_the_handles_everybody_counts_on(example: Database) -> None:
    with example.reading() as archive:
        assert meta.is_example(archive)
        assert set(people.by_handle(archive)) == HANDLES


def test_every_handle_is_linked_to_its_account_in_the_sandbox(example: Database) -> None:
    with example.reading() as archive:
        known = people.by_handle(archive)
        accounts = links.accounts(archive)
    expected = {
        ("T0SANDBOX", f"U{re.sub('[^A-Z0-9]', '', handle.upper())}"): person.id
        for handle, person in known.items()
    }
    assert accounts == expected


def test_the_steering_group_is_whole_all_of_2026(example: Database) -> None:
    with example.reading() as archive:
        held, posts = steering.holdings(archive), people.appointments(archive)
    for day in (date(2026, 1, 1), TODAY, date(2026, 12, 31)):
        assert findings(held, posts, day) == ()
    assert {each.term_ends for each in held if each.seat in {6, 7}} == {date(2027, 12, 31)}


def test_every_region_and_procurement_region_has_its_coordinator(example: Database) -> None:
    with example.reading() as archive:
        codes = set(regions.by_code(archive))
        held = in_force(people.appointments(archive), TODAY)
    assert {each.scope for each in held if each.role is Role.REGIONAL_COORDINATOR} == codes
    assert {each.scope for each in held if each.role is Role.AREA_COORDINATOR} == set("ABCDEFGH")


def test_money_is_labelled_as_an_example_and_some_decisions_are_missing(example: Database) -> None:
    with example.reading() as archive:
        budgets = funding.budgets(archive)
        assert {year: budget.amount for year, budget in budgets.items()} == {
            2026: 1_000_000_000,
            2027: 1_000_000_000,
        }
        assert set(funding.labels(archive).values()) == {"exempel"}
        assert {budget.decision for budget in budgets.values()} == {"exempel"}
        decided = {each.region for each in funding.financing(archive)}
        assert 0 < len(decided) < 21
        assert all("exempel" in each.reference for each in funding.financing(archive))


def test_documents_and_channels_are_there(example: Database) -> None:
    with example.reading() as archive:
        assert len(documents.load(archive)) == 4
        served = channels.on(archive, TODAY)
    assert {key: each.channel for key, each in served.items()} == {
        "styrgruppen": "C0STYRGRUPP",
        "samordnare": "C0SAMORDNARE",
    }


def test_the_chain_of_the_example_is_whole(example: Database) -> None:
    with example.reading() as archive:
        assert first_broken(journal.links(archive)) is None


def test_the_example_speaks_of_role_titles_and_of_no_person() -> None:
    file = tomllib.loads(example_text())
    titles = {person["titel"] for person in file["personer"]}
    assert "Upphandlingschef, Region Skåne" in titles
    assert "LfU:s ordförande" in titles
    assert "Regionsamordnare, Region Gotland" in titles


def test_an_empty_database_has_regions_and_populations_and_nobody(database: Database) -> None:
    make_empty(database, MADE)
    with database.reading() as archive:
        assert not meta.is_example(archive)
        assert len(regions.load(archive)) == 21
        assert max(populations.verified_years(archive)) == 2024
        assert people.load(archive) == {}


def test_the_example_is_made_in_an_empty_migrated_database(database: Database) -> None:
    make_example(database, MADE)
    with database.reading() as archive:
        assert len(people.load(archive)) == len(HANDLES)


def test_every_seat_has_an_account_that_acts_for_it(example: Database) -> None:
    with example.reading() as archive:
        approved = set(links.seat_accounts(archive).values())
        seated = {held.person for held in steering.holdings(archive)}
        leading = {each.person for each in people.appointments(archive) if each.role in LEADING}
        assert links.pending(archive, MADE) == ()
    assert len(seated) == 7
    assert approved == seated | leading
