"""The start page: whoever has just set up the hall finds every screen from it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

import screens
import variants
from hall import Hall


def test_every_screen_is_one_click_away_and_the_training_log_ins_are_told(
    hall: Hall, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.goto(hall.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Mal Pelayanan Publik Kabupaten Banyumas")
    expect(page.get_by_text("Hall latihan").first).to_be_visible()
    paths = page.locator("a.screen").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert paths == [
        "/kiosk/",
        "/counter/",
        "/manage/",
        "/display/",
        *(f"/display/?zone={zone}" for zone in "ABCD"),
        *(f"/display/?screen={name}" for name in ("semua-loket", "ruang-tunggu")),
        *(f"/display/?screen={name}" for name in ("antrean-dindukcapil", "pintu", "atas-loket-4")),
    ]
    assert [page.request.get(hall.url + path).status for path in paths] == [200] * len(paths)
    expect(page.get_by_role("row", name="pengelola 1470 pengelola")).to_be_visible()
    expect(page.get_by_role("row", name="petugas-c 2580 petugas · Dindukcapil")).to_be_attached()
    assert screens.serious(page) == []
    page.get_by_role("link", name="Kiosk").click()
    expect(page.locator("main.home")).to_be_visible(timeout=15_000)


def test_the_start_page_fits_a_phone(hall: Hall, new_page: Callable[..., Page]) -> None:
    page = new_page(width=390, height=844)
    page.goto(hall.url)
    expect(page.get_by_role("row", name="pengelola 1470 pengelola")).to_be_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_a_real_hall_tells_nobody_how_to_log_in(
    make_hall: Callable[..., Hall], tmp_path: Path, new_page: Callable[..., Page]
) -> None:
    hall = make_hall(config=variants.write(tmp_path, variants.with_trial_accounts, variants.with_hours))
    page = new_page()
    page.goto(hall.url)
    expect(page.locator("a.screen")).to_have_count(13)
    expect(page.get_by_text(re.compile(r"\bPIN\b"))).to_have_count(0)
    expect(page.get_by_text("Hall latihan")).to_have_count(0)
