"""The steering group decides in the sandbox, each member at the page, from first to last."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.bot.browsing import Served, chromium, looking, message, say, served

NEW = (
    "/hallbar omröstning ny ärende={matter} "
    'rubrik="Budget 2027" förslag="Budgeten fastställs." stänger="2026-12-08 15:00"'
)
CARD = "Budgeten för 2027 fastställs till 10 000 000 kronor."
NUDGE = "Påminnelse: omröstning 1"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[Served]:
    with served(tmp_path) as running:
        yield running


@pytest.fixture
def page(browser: Browser, sandbox: Served) -> Iterator[Page]:
    with looking(browser, f"{sandbox.page}?as=kansliet&channel=styrgruppen") as opened:
        yield opened


def test_the_steering_group_decides_on_its_budget(page: Page, sandbox: Served) -> None:
    move(page, "2026-11-23T10:00", "23 november")
    adopt_the_working_order(page)
    open_the_vote(page)
    cast_the_ballots(page)
    nudge_those_who_have_not_voted(page)
    close_on_the_minute(page)
    look_in_the_register(page)
    refuse_what_others_decide(page)
    told = subprocess.run(
        [sys.executable, "-m", "bot", "verify", "--database", sandbox.database],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout.startswith("Journalen är hel"), told
    assert told.returncode == 0


def adopt_the_working_order(page: Page) -> None:
    say(page, NEW.format(matter="budget"))
    expect(message(page, "Det går inte")).to_contain_text("inte antagit någon arbetsordning")
    press(page, "Anta en arbetsordning")
    press(page, "Antagen på möte")
    form = dialog(page)
    form.get_by_label("Protokoll").fill("2026-11-20 § 4")
    form.get_by_role("button", name="Spara").click()
    expect(dialog(page)).to_contain_text("beslut 2026-01")


def open_the_vote(page: Page) -> None:
    dialog(page).get_by_role("button", name="Ny omröstning").click()
    form = dialog(page)
    form.get_by_label("Ärende").select_option("budget")
    form.get_by_label("Rubrik").fill("Budget 2027")
    form.get_by_label("Förslag", exact=True).fill(CARD)
    form.get_by_label("Stänger").fill("2026-12-08 15:00")
    form.get_by_label("Form").select_option("per-capsulam")
    form.get_by_label("Underlag").fill("https://example.org/budget-2027.pdf")
    form.get_by_role("button", name="Spara").click()
    expect(dialog(page)).to_contain_text("inget är postat än")
    dialog(page).get_by_role("button", name="Öppna", exact=True).click()
    page.get_by_role("alertdialog").get_by_role("button", name="Ja").click()
    expect(dialog(page)).to_contain_text("Omröstningen är öppen")
    leave(page)
    expect(card(page)).to_contain_text("0 av 7")


def cast_the_ballots(page: Page) -> None:
    be(page, "lfu1")
    card(page).get_by_role("button", name="Bifall", exact=True).click()
    expect(message(page, "Bara synligt för dig")).to_contain_text("Din röst är registrerad")
    expect(card(page)).to_contain_text("1 av 7: LfU:s ordförande")

    be(page, "stockholm")
    say(page, "/hallbar rösta 1 bifall")
    expect(card(page)).to_contain_text("2 av 7")

    be(page, "vgr", "Meddelanden")
    card(page).get_by_role("button", name="Avslag", exact=True).click()
    expect(card(page)).to_contain_text("Din röst\navslag", use_inner_text=True)
    say(page, "rösta 1 bifall")
    expect(message(page, "Din röst är ändrad")).to_contain_text("bifall")
    expect(card(page)).to_contain_text("Din röst\nbifall", use_inner_text=True)

    be(page, "rmc2")
    card(page).get_by_role("button", name="Anmäl jäv").click()
    save(page, "Jäv 1", "Skäl", "Min region är part i ett avtal.")
    expect(card(page)).to_contain_text("3 av 6")

    be(page, "rmc1")
    card(page).get_by_role("button", name="Avslag", exact=True).click()
    expect(card(page)).to_contain_text("4 av 6")
    card(page).get_by_role("button", name="Reservera mig").click()
    save(page, "Reservera-mig 1", "Text", "Beloppet ryms inte i ramen.")


def nudge_those_who_have_not_voted(page: Page) -> None:
    be(page, "kansliet")
    move(page, "2026-12-08T14:59", "8 december")
    happened = page.locator("#clock-ran")
    for moment in ("2026-12-01 08:00", "2026-12-04 16:00", "2026-12-08 11:00"):
        expect(happened).to_contain_text(f"{moment}: {NUDGE} (2 st.)")
    be(page, "lfu1", "Meddelanden")
    expect(page.locator(".message").filter(has_text=NUDGE)).to_have_count(0)
    be(page, "skane", "Meddelanden")
    expect(page.locator(".message").filter(has_text=NUDGE)).to_have_count(3)
    message(page, NUDGE).get_by_role("button", name="Bifall", exact=True).click()
    expect(message(page, "Din röst är registrerad")).to_contain_text("bifall")


def close_on_the_minute(page: Page) -> None:
    be(page, "lfu2")
    expect(card(page)).to_contain_text("5 av 6")
    expect(card(page)).to_contain_text("öppen")
    move(page, "2026-12-08T15:00", "8 december")
    expect(card(page)).to_contain_text("Förslaget bifölls. Beslut 2026-02.")
    expect(card(page)).to_contain_text("tisdag den 8 december 2026 kl. 15.00")
    page.get_by_text("2 svar").click()
    told = message(page, "Omröstning 1: Budget 2027: resultat")
    expect(told).to_contain_text("majoritet av stolarna: 4 av minst 4")
    expect(
        told.get_by_role("img", name="4 bifall, 1 avslag, 1 har inte svarat av 7")
    ).to_be_visible()
    say(page, "/hallbar rösta 1 avslag")
    expect(message(page, "Det går inte")).to_contain_text("Omröstningen är stängd")


def look_in_the_register(page: Page) -> None:
    say(page, "/hallbar beslut 2026-02")
    entry = message(page, "Beslut 2026-02: Budget 2027")
    expect(entry).to_contain_text("4 bifall, 1 avslag, 1 har inte svarat")
    expect(entry).to_contain_text("Arbetsordning, beslut 2026-01 § 3")
    expect(entry).to_contain_text("Kontrollsumma vid räkningen")
    expect(entry).to_contain_text("Reservation, RMC:s ordförande")
    expect(entry).to_contain_text("Beloppet ryms inte i ramen.")


def refuse_what_others_decide(page: Page) -> None:
    be(page, "kansliet")
    say(page, NEW.format(matter="programförklaring").replace("2026-12-08", "2026-12-22"))
    refused = message(page, "Ärendet programförklaring beslutas av LfU och RMC")
    expect(refused).to_contain_text("Samarbetsformerna: Beslut (R12)")
    expect(refused.get_by_role("button", name="Gör det till en beredning")).to_be_visible()


def be(page: Page, who: str, place: str = "styrgruppen") -> None:
    """Act as somebody, and go to a place."""
    page.locator("#as").select_option(who)
    page.locator("#places").get_by_text(place).click()


def move(page: Page, to: str, day: str) -> None:
    page.locator("#clock-to").fill(to)
    with page.expect_response("**/sandbox/clock"):
        page.get_by_role("button", name="Flytta", exact=True).click()
    expect(page.locator("#clock-day")).to_contain_text(day)


def card(page: Page) -> Locator:
    """The vote's own message where one is."""
    return page.locator(".message").filter(has_text=CARD).first


def press(page: Page, label: str) -> None:
    page.get_by_role("button", name=label).last.click()


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog").last


def save(page: Page, title: str, label: str, text: str) -> None:
    """Fill in a form that is open, save it and leave."""
    expect(dialog(page)).to_contain_text(title)
    dialog(page).get_by_label(label).fill(text)
    dialog(page).get_by_role("button", name="Spara").click()
    expect(dialog(page)).to_contain_text("Kvitto")
    leave(page)


def leave(page: Page) -> None:
    page.get_by_role("button", name="Stäng fönstret").last.click()
    expect(page.get_by_role("dialog")).to_be_hidden()
