"""The hall's day as an officer sees it at the counter: notices, the last call, the end."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

import screens
from console import Officer, take
from hall import Hall


def _manage(hall: Hall, path: str, body: dict[str, Any] | None = None) -> Any:
    answer = hall.client("manager").post(f"/api/v1/manage/{path}", json=body)
    assert answer.is_success, answer.text
    return answer.json()


def test_an_officer_reads_what_is_told_to_the_own_agency_and_not_to_others(hall: Hall, page: Page) -> None:
    officer = Officer(page, hall, "K")
    officer.opens()
    told = _manage(hall, "notices", {"text": {"id": "Jaringan BPN terganggu"}, "agency": "T"})
    mine = _manage(hall, "notices", {"text": {"id": "Printer loket macet"}, "agency": "K"})
    expect(page.get_by_text("Printer loket macet")).to_be_visible()
    expect(page.get_by_text("Jaringan BPN terganggu")).to_have_count(0)
    assert screens.serious(page) == []
    for notice in (told, mine):
        _manage(hall, f"notices/{notice['id']}/end")
    expect(page.get_by_text("Printer loket macet")).to_have_count(0)
    _manage(hall, "queues/K/close", {"because": "Kuota habis"})
    expect(page.get_by_text("Kuota habis")).to_be_visible()
    _manage(hall, "queues/K/open")
    expect(page.get_by_text("Kuota habis")).to_have_count(0)


@pytest.mark.usefixtures("day_opens_again")
def test_the_last_call_says_how_many_are_still_to_be_served(hall: Hall, page: Page) -> None:
    first, _second = take(hall, "S01"), take(hall, "S01")
    officer = Officer(page, hall, "S")
    officer.opens()
    _manage(hall, "day/last-call")
    expect(page.get_by_text("Panggilan terakhir: tidak ada nomor baru, 2 masih menunggu.")).to_be_visible()
    officer.calls(first)
    expect(page.get_by_text("Panggilan terakhir: tidak ada nomor baru, 1 masih menunggu.")).to_be_visible()
    assert screens.serious(page) == []


@pytest.mark.usefixtures("day_opens_again")
def test_an_officer_whose_day_is_closed_is_told_why_and_whose_number_ended(hall: Hall, page: Page) -> None:
    number = take(hall, "C01")
    officer = Officer(page, hall, "C")
    officer.opens()
    officer.calls(number)
    officer.presses_main("Mulai layani")
    officer.is_in("Sedang dilayani")
    _manage(hall, "day/close", {"reason": "Banjir di halaman"})
    officer.is_in("Tutup")
    for words in ("Hari ini ditutup", "Banjir di halaman", f"{number} diakhiri."):
        expect(page.get_by_text(words, exact=True)).to_be_visible()
    expect(page.get_by_text("Hari ini sudah ditutup.")).to_be_visible()
    assert screens.serious(page) == []
    expect(page.get_by_text("Loket bisa dibuka lagi setelah pengelola membuka hari.")).to_be_visible()
    expect(officer.main).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")
    _manage(hall, "day/open")
    expect(officer.main).to_have_attribute("aria-disabled", "false")
    officer.is_in("Tutup")
    officer.presses_main("Buka loket")
    officer.is_in("Siap")
