"""An officer's work at the console, by the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from console import Officer, take
from hall import Hall

NewPage = Callable[..., Page]


def test_an_officer_works_from_log_in_to_served_without_a_mouse(hall: Hall, page: Page) -> None:
    first, second = take(hall, "C04", language="jv"), take(hall, "C02")
    officer = Officer(page, hall, "C")
    officer.sits_down()
    officer.is_in("Tutup")
    officer.presses_main("Buka loket")
    officer.is_in("Siap")
    officer.calls(first)
    expect(page.get_by_role("heading", name="Akta kelahiran")).to_be_visible()
    expect(page.get_by_text("Bahasa Jawa")).to_be_visible()
    expect(page.locator(".now-docs")).to_contain_text("KK")
    officer.presses_main("Mulai layani")
    officer.is_in("Sedang dilayani")
    expect(page.get_by_text("target 8 menit")).to_be_visible()
    officer.presses_main("Selesai, panggil berikutnya")
    officer.is_in("Dipanggil")
    expect(officer.number).to_have_text(second)
    expect(page.get_by_text("Hari ini: 1 dilayani")).to_be_visible()


def test_a_nervous_officer_who_presses_twice_calls_one_visitor(hall: Hall, page: Page) -> None:
    first, _second = take(hall, "R01"), take(hall, "R01")
    officer = Officer(page, hall, "R")
    officer.opens()
    officer.main_says("Panggil berikutnya")
    for _ in range(4):
        page.keyboard.press("Enter")
    officer.is_in("Dipanggil")
    expect(officer.number).to_have_text(first)
    officer.main_says("Mulai layani")
    officer.is_in("Dipanggil")
    expect(page.get_by_text("1 menunggu")).to_be_visible()


def test_an_officer_whom_nobody_waits_for_is_told_calmly_and_calls_again(hall: Hall, page: Page) -> None:
    officer = Officer(page, hall, "S")
    officer.opens()
    officer.presses_main("Panggil berikutnya")
    expect(officer.notice).to_have_text("Tidak ada yang menunggu sekarang.")
    number = take(hall, "S01")
    expect(officer.row(number)).to_be_visible()
    officer.calls(number)


def test_a_key_that_can_do_nothing_now_says_so_and_changes_nothing(hall: Hall, page: Page) -> None:
    officer = Officer(page, hall, "Y")
    officer.opens()
    officer.press("r")
    expect(officer.notice).to_have_text("“Panggil ulang” belum bisa sekarang.")
    page.keyboard.press("Numpad8")
    expect(officer.notice).to_have_text("“Panggil nomor pilihan” belum bisa sekarang.")
    page.keyboard.press("Escape")
    expect(officer.notice).to_be_hidden()
    officer.calls(take(hall, "Y01"))


def test_a_visitor_who_does_not_come_is_called_again_missed_and_given_a_second_chance(
    hall: Hall, page: Page
) -> None:
    number = take(hall, "M01")
    officer = Officer(page, hall, "M")
    officer.opens()
    officer.calls(number)
    officer.press("r")
    expect(page.get_by_text("Panggilan ke-2", exact=True)).to_be_visible()
    officer.press("x")
    officer.is_in("Siap")
    expect(officer.notice).to_have_text(f"{number} dicatat tidak hadir.")
    officer.press("ArrowLeft")
    expect(officer.row(number)).to_be_visible()
    officer.press("ArrowDown")
    expect(officer.row(number)).to_have_attribute("aria-selected", "true")
    officer.press("m")
    expect(officer.notice).to_have_text(f"{number} masuk antrean lagi.")
    officer.press("ArrowRight")
    expect(officer.row(number)).to_contain_text("Kembali")


def test_an_officer_takes_back_the_last_step(hall: Hall, page: Page) -> None:
    number = take(hall, "B01")
    officer = Officer(page, hall, "B")
    officer.opens()
    officer.calls(number)
    officer.press("x")
    officer.is_in("Siap")
    expect(page.get_by_role("button", name=re.compile(f"Urungkan: tidak hadir {number}"))).to_be_visible()
    officer.press("u")
    officer.is_in("Dipanggil")
    expect(officer.number).to_have_text(number)


def test_a_visitor_is_transferred_with_a_note_that_the_colleague_reads(hall: Hall, new_page: NewPage) -> None:
    number = take(hall, "K01")
    sender, receiver = Officer(new_page(), hall, "K"), Officer(new_page(), hall, "J")
    sender.opens()
    sender.calls(number)
    sender.press("t")
    sender.page.keyboard.type("kpp konsultasi")
    place = sender.page.get_by_role("option", selected=True)
    expect(place).to_contain_text("KPP")
    sender.page.keyboard.press("Enter")
    expect(sender.page.get_by_label("Catatan untuk petugas berikutnya")).to_be_focused()
    expect(sender.question.get_by_role("alert")).to_have_text("Di sana belum ada loket yang buka.")
    sender.page.keyboard.type("Berkas sudah diperiksa")
    sender.page.keyboard.press("Enter")
    sender.is_in("Siap")
    expect(sender.notice).to_contain_text(f"{number} dialihkan")
    expect(sender.notice).to_contain_text("Di sana belum ada loket yang buka.")
    receiver.opens()
    expect(receiver.row(number)).to_contain_text("ada catatan")
    receiver.calls(number)
    expect(receiver.page.locator(".now-note")).to_have_text("Catatan: Berkas sudah diperiksa")


def test_a_chosen_visitor_is_called_only_with_a_reason(hall: Hall, page: Page) -> None:
    take(hall, "T01")
    chosen = take(hall, "T02")
    officer = Officer(page, hall, "T")
    officer.opens()
    expect(officer.row(chosen)).to_be_visible()
    officer.press("ArrowDown", "ArrowDown")
    officer.presses_main(f"Panggil {chosen}")
    expect(officer.question).to_contain_text(f"Panggil {chosen} sekarang?")
    page.keyboard.press("Enter")
    expect(officer.question).to_be_visible()
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    officer.is_in("Dipanggil")
    expect(officer.number).to_have_text(chosen)


def test_a_visitor_who_fetches_a_paper_is_parked_and_comes_back(hall: Hall, page: Page) -> None:
    number = take(hall, "W01")
    officer = Officer(page, hall, "W")
    officer.opens()
    officer.calls(number)
    officer.press("h")
    page.keyboard.press("2")
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    officer.is_in("Siap")
    officer.press("ArrowRight")
    expect(officer.row(number)).to_contain_text("kembali")
    officer.press("ArrowDown")
    officer.press("m")
    expect(officer.notice).to_contain_text(f"{number} masuk antrean lagi")
    officer.press("ArrowLeft")
    officer.calls(number)


def test_a_counter_pauses_with_a_public_reason_and_opens_again(hall: Hall, page: Page) -> None:
    officer = Officer(page, hall, "H")
    officer.opens()
    officer.press("j")
    page.keyboard.press("2")
    page.keyboard.press("6")
    page.keyboard.type("23.59")
    page.keyboard.press("Enter")
    officer.is_in("Jeda")
    expect(page.get_by_text("Salat", exact=True)).to_be_visible()
    expect(page.get_by_text("Kembali 23.59")).to_be_visible()
    officer.presses_main("Buka lagi")
    officer.is_in("Siap")
    officer.press("k")
    officer.is_in("Tutup")


def test_enter_picks_the_reason_that_has_the_focus(hall: Hall, page: Page) -> None:
    officer = Officer(page, hall, "Z")
    officer.opens()
    officer.press("j")
    for key in ("Enter", "Enter"):
        page.keyboard.press(key)
    officer.is_in("Jeda")
    expect(page.get_by_text("Istirahat", exact=True)).to_be_visible()


def test_a_pause_asked_for_during_a_visit_begins_when_the_visitor_leaves(hall: Hall, page: Page) -> None:
    number = take(hall, "L01")
    officer = Officer(page, hall, "L")
    officer.opens()
    officer.calls(number)
    officer.presses_main("Mulai layani")
    officer.is_in("Sedang dilayani")
    officer.press("j")
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.get_by_text("jeda setelah ini", exact=True)).to_be_visible()
    officer.presses_main("Selesai, lalu jeda")
    officer.is_in("Jeda")


def test_a_click_leaves_enter_to_the_main_button(hall: Hall, page: Page) -> None:
    number = take(hall, "F01")
    officer = Officer(page, hall, "F")
    officer.opens()
    officer.calls(number)
    page.get_by_role("button", name="Panggil ulang").click()
    expect(page.get_by_text("Panggilan ke-2", exact=True)).to_be_visible()
    page.get_by_role("tab", name="Ditahan").click()
    officer.presses_main("Mulai layani")
    officer.is_in("Sedang dilayani")


def test_the_numeric_pad_alone_is_enough(hall: Hall, page: Page) -> None:
    number = take(hall, "G01")
    officer = Officer(page, hall, "G")
    officer.opens()
    officer.press("NumpadEnter")
    officer.is_in("Dipanggil")
    officer.press("Numpad1")
    expect(page.get_by_text("Panggilan ke-2", exact=True)).to_be_visible()
    officer.press("Numpad2")
    officer.is_in("Sedang dilayani")
    officer.press("Numpad3")
    officer.is_in("Siap")
    expect(officer.notice).to_have_text(f"{number} selesai.")
    officer.press("Numpad0")
    officer.is_in("Sedang dilayani")
    officer.press("NumpadDivide")
    expect(officer.question).to_contain_text("Semua tombol")
    officer.press("Numpad2")
    expect(officer.question).to_contain_text(f"Cetak salinan karcis {number}?")
    expect(officer.question.get_by_role("button", name="Kembali")).to_contain_text(".")
    officer.press("NumpadDecimal")
    expect(officer.question).to_be_hidden()
    officer.press("NumpadDivide", "Numpad1")
    expect(officer.question).to_contain_text(f"Layanan lain untuk tamu {number}")
    page.keyboard.type("9")
    officer.press("NumpadDecimal")
    expect(officer.question.get_by_role("combobox")).to_have_value("")
    officer.press("NumpadDecimal")
    expect(officer.question).to_be_hidden()
    officer.is_in("Sedang dilayani")
