"""The rarer moves of an officer: outcomes, missing papers, a further service, no number, the auto mode."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import screens
import variants
from console import Officer, add_officer, take
from hall import Hall

NewPage = Callable[..., Page]
OUTCOMES = ["Diterima", "Ditolak"]


def _asks_how_it_ended(config: dict[str, Any]) -> None:
    """One service of the police wants to know; waits are short."""
    config["calls"]["auto_grace_s"] = 1
    config["calls"]["undo_s"] = 60
    for agency in config["catalogue"]["agencies"]:
        for service in agency["services"]:
            if service["code"] == "R01":
                service["outcomes"] = OUTCOMES


@pytest.fixture(scope="module")
def edits() -> list[variants.Edit]:
    return [variants.with_trial_accounts, _asks_how_it_ended]


def _serves(officer: Officer, number: str) -> None:
    officer.calls(number)
    officer.presses_main("Mulai layani")
    officer.is_in("Sedang dilayani")


def _ended(hall: Hall, number: str) -> dict[str, Any]:
    """The event with which the visit ended."""
    events = hall.client("manager").get("/api/v1/events", params={"after": 0, "limit": 1000}).json()["events"]
    mine = [e for e in events if e["type"] == "ticket.finished" and e["data"]["ticket"]["number"] == number]
    data: dict[str, Any] = mine[-1]["data"]
    return data


def test_one_digit_records_the_outcome_and_calls_the_next(hall: Hall, page: Page) -> None:
    first, second = take(hall, "R01"), take(hall, "R01")
    officer = Officer(page, hall, "R")
    officer.opens()
    _serves(officer, first)
    officer.presses_main("Selesai, panggil berikutnya")
    expect(officer.question).to_contain_text("Bagaimana hasilnya?")
    assert screens.serious(page) == []
    page.keyboard.press("2")
    officer.is_in("Dipanggil")
    expect(officer.number).to_have_text(second)
    assert _ended(hall, first)["outcome"] == "Ditolak"


def test_papers_that_are_missing_are_marked_by_digits_and_can_be_taken_back(hall: Hall, page: Page) -> None:
    number = take(hall, "R02")
    officer = Officer(page, hall, "R")
    officer.opens(nth=2)
    _serves(officer, number)
    docs = page.locator(".now-docs li").all_inner_texts()
    officer.press("b")
    page.keyboard.press("Enter")
    expect(officer.question).to_contain_text("Berkas mana yang kurang")
    for key in ("1", "2", "1", "Enter"):
        page.keyboard.press(key)
    expect(officer.notice).to_have_text(f"{number} selesai dengan berkas kurang.")
    assert _ended(hall, number)["missing"] == [docs[1]]
    officer.press("u")
    officer.is_in("Sedang dilayani")


def test_a_visitor_gets_a_further_service_without_going_back_to_the_kiosk(hall: Hall, page: Page) -> None:
    number = take(hall, "C04")
    officer = Officer(page, hall, "C")
    officer.opens()
    _serves(officer, number)
    officer.press("a")
    page.keyboard.type("paspor baru")
    expect(page.get_by_role("option", selected=True)).to_contain_text("Paspor baru")
    page.keyboard.press("Enter")
    expect(officer.notice).to_contain_text(f"ditambahkan untuk tamu {number}: Paspor baru")
    expect(page.locator(".now-also")).to_contain_text("Paspor baru · menunggu")
    officer.is_in("Sedang dilayani")


def test_a_visitor_is_sent_to_a_colleague_by_name_and_to_an_agency(hall: Hall, new_page: NewPage) -> None:
    first, second = take(hall, "S01"), take(hall, "S01")
    add_officer(hall, "Bu Sari", "S")
    officer, colleague = Officer(new_page(), hall, "S"), Officer(new_page(), hall, "S").named("Bu Sari")
    officer.opens()
    colleague.opens(nth=2)
    officer.calls(first)
    for number, typed, chosen in ((first, "bu sari", "Bu Sari"), (second, "imigrasi", "instansi")):
        officer.press("t")
        officer.page.keyboard.type(typed)
        expect(officer.page.get_by_role("option", selected=True)).to_contain_text(chosen)
        officer.page.keyboard.press("Enter")
        officer.page.keyboard.press("Enter")
        officer.is_in("Siap")
        expect(officer.notice).to_contain_text(f"{number} dialihkan")
        if number == first:
            colleague.calls(first)
            officer.calls(second)


def test_somebody_without_a_number_is_served_by_one_key(hall: Hall, page: Page) -> None:
    officer = Officer(page, hall, "M")
    officer.opens()
    officer.press("l")
    officer.is_in("Sedang dilayani")
    expect(officer.number).to_have_text(re.compile(r"M-\d+"))
    officer.press("f")
    officer.is_in("Siap")


def test_in_auto_mode_the_next_visitor_comes_by_themselves_and_is_seen_at_once(
    hall: Hall, page: Page
) -> None:
    officer = Officer(page, hall, "T")
    officer.opens()
    officer.press("o")
    expect(page.locator(".bar-mode")).to_have_text("Otomatis")
    expect(page.get_by_text("langsung dipanggil ke loket ini")).to_be_visible()
    number = take(hall, "T01")
    officer.is_in("Dipanggil")
    expect(officer.number).to_have_text(number)
    expect(page.locator(".now-card")).to_have_attribute("data-came", "true")
    expect(officer.notice).to_have_text(f"{number} dipanggil otomatis ke loket ini.")
    assert screens.serious(page) == []
    officer.presses_main("Mulai layani")
    officer.is_in("Sedang dilayani")
    expect(page.locator(".now-card")).to_have_attribute("data-came", "false")
    second = take(hall, "T01")
    officer.press("f")
    expect(officer.number).to_have_text(second)
    officer.is_in("Dipanggil")


def test_after_enough_calls_the_main_button_says_that_nobody_came(hall: Hall, page: Page) -> None:
    number = take(hall, "W01")
    officer = Officer(page, hall, "W")
    officer.opens()
    officer.calls(number)
    officer.press("r")
    expect(page.get_by_text("Panggilan ke-2", exact=True)).to_be_visible()
    recall = page.locator(".tile[data-move=recall]")
    expect(recall).to_have_attribute("aria-disabled", "false")
    officer.press("r")
    expect(recall).to_contain_text("tunggu")
    expect(page.locator(".say-stop:visible")).to_have_count(0)
    expect(recall).to_have_attribute("aria-disabled", "false")
    officer.press("r")
    expect(page.get_by_text("Panggilan ke-3", exact=True)).to_be_visible()
    expect(recall).to_be_visible()
    assert screens.serious(page) == []
    officer.presses_main("Tidak hadir")
    expect(officer.notice).to_have_text(f"{number} dicatat tidak hadir.")


def test_a_pad_with_few_keys_calls_with_the_key_it_has(hall: Hall, page: Page) -> None:
    number = take(hall, "Y01")
    officer = Officer(page, hall, "Y")
    officer.opens()
    officer.press("NumpadDivide")
    page.get_by_label("Tombol utama di komputer ini").select_option(label="Enter dan +")
    page.keyboard.press("Escape")
    expect(officer.main).to_contain_text("Enter / +")
    officer.press("NumpadAdd")
    officer.is_in("Dipanggil")
    expect(officer.number).to_have_text(number)
    page.reload()
    officer.main_says("Mulai layani")
    officer.press("NumpadAdd")
    officer.is_in("Sedang dilayani")
