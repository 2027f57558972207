"""A whole morning at one counter, by the keyboard alone: the mouse is never touched."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from console import Officer, take
from hall import Hall


def test_an_officer_works_a_whole_morning_without_a_mouse(hall: Hall, page: Page) -> None:
    ida, joko, kiki, lina, maya = (take(hall, "C04") for _ in range(5))
    officer = Officer(page, hall, "C")
    officer.opens()

    # Ida does not hear the first call, and has left her family card at home.
    officer.calls(ida)
    officer.press("r")
    expect(page.get_by_text("Panggilan ke-2", exact=True)).to_be_visible()
    _starts(officer)
    officer.press("b")
    for key in ("2", "Enter"):
        page.keyboard.press(key)
    expect(officer.notice).to_have_text(f"{ida} selesai dengan berkas kurang.")

    # Joko belongs to the tax office.
    officer.calls(joko)
    _starts(officer)
    officer.press("t")
    page.keyboard.type("kpp konsultasi")
    expect(page.get_by_role("option", selected=True)).to_contain_text("KPP")
    for key in ("Enter", "Enter"):
        page.keyboard.press(key)
    officer.is_in("Siap")
    expect(officer.notice).to_contain_text(f"{joko} dialihkan")

    # Kiki fetches a copy, comes back at once and keeps the place.
    officer.calls(kiki)
    officer.press("h")
    for key in ("2", "Enter"):
        page.keyboard.press(key)
    officer.is_in("Siap")
    officer.press("ArrowRight")
    expect(officer.row(kiki)).to_contain_text("Fotokopi")
    officer.press("ArrowDown", "m")
    expect(officer.notice).to_contain_text(f"{kiki} masuk antrean lagi")
    officer.press("ArrowLeft")
    officer.calls(kiki)
    _starts(officer)
    officer.press("f")
    officer.is_in("Siap")

    # A short rest, told to the lobby.
    officer.press("j")
    for key in ("1", "3", "Enter"):
        page.keyboard.press(key)
    officer.is_in("Jeda")
    expect(page.get_by_text("Istirahat", exact=True)).to_be_visible()
    officer.presses_main("Buka lagi")
    officer.is_in("Siap")

    # Lina is not there; the officer has pressed too early once and takes it back; then she comes after all.
    officer.calls(lina)
    officer.press("x")
    officer.is_in("Siap")
    expect(page.get_by_role("button", name=re.compile(f"Urungkan: tidak hadir {lina}"))).to_be_visible()
    officer.press("u")
    officer.is_in("Dipanggil")
    officer.press("x")
    officer.is_in("Siap")
    officer.press("ArrowLeft", "ArrowDown", "m")
    expect(officer.notice).to_have_text(f"{lina} masuk antrean lagi.")
    officer.press("ArrowRight")
    expect(officer.row(lina)).to_contain_text("Kembali")

    # Maya, and Lina behind her, each by one Enter; somebody without a number in between.
    officer.calls(maya)
    _starts(officer)
    officer.press("f")
    officer.is_in("Siap")
    officer.press("l")
    officer.is_in("Sedang dilayani")
    officer.serves_a_moment()
    officer.presses_main("Selesai, panggil berikutnya")
    officer.is_in("Dipanggil")
    expect(officer.number).to_have_text(lina)
    _starts(officer)
    officer.press("f")
    officer.is_in("Siap")
    expect(page.get_by_text("Hari ini: 5 dilayani")).to_be_visible()

    officer.press("k")
    officer.is_in("Tutup")


def _starts(officer: Officer) -> None:
    officer.presses_main("Mulai layani")
    officer.is_in("Sedang dilayani")
