"""A supervisor's work in the hall: who waits where, who is moved, which queue is shut, who helps whom."""

from __future__ import annotations

from playwright.sync_api import expect

import screens
from console import take
from hall import Hall
from managing import Floor, Manager


def test_a_supervisor_moves_a_visitor_to_the_front_without_a_mouse(hall: Hall, manager: Manager) -> None:
    numbers = [take(hall, "Z01") for _ in range(3)]
    floor = Floor(manager, "Z")
    expect(floor.rows).to_have_text(numbers)
    floor.page.get_by_role("button", name=f"Pindahkan {numbers[2]}").focus()
    for key in ("Enter", "1", "Tab", "Space", "Enter"):
        floor.page.keyboard.press(key)
    expect(floor.rows).to_have_text([numbers[2], *numbers[:2]])
    expect(floor.question).to_have_count(0)


def test_the_arrow_keys_walk_through_the_agencies(manager: Manager) -> None:
    floor = Floor(manager, "Z")
    floor.page.locator(".pick:has(:checked) input").focus()
    floor.page.keyboard.press("ArrowDown")
    expect(floor.page.locator("#queue-title")).to_have_text("Dinas Kependudukan dan Pencatatan Sipil")


def test_a_no_show_by_mistake_is_brought_back(hall: Hall, manager: Manager) -> None:
    number = take(hall, "J01")
    desk = hall.client("counter", "J1")
    desk.post("/api/v1/counter/open")
    ticket = desk.post("/api/v1/counter/call-next").json()["ticket"]
    desk.post(f"/api/v1/counter/tickets/{ticket['id']}/no-show")
    floor = Floor(manager, "J")
    floor.page.get_by_role("button", name="Tidak hadir 1").click()
    floor.page.get_by_role("button", name=f"Kembalikan {number}").click()
    floor.because("Panggilan tidak terdengar")
    floor.page.get_by_role("button", name="Menunggu 1").click()
    expect(floor.rows).to_have_text([number])


def test_a_queue_is_closed_with_words_for_the_public_and_opened_again(hall: Hall, manager: Manager) -> None:
    floor = Floor(manager, "T")
    floor.page.get_by_role("button", name="Tutup antrean").click()
    agree = floor.question.get_by_role("button", name="Tutup antrean")
    expect(agree).to_have_attribute("aria-disabled", "true")
    floor.question.get_by_label("Lainnya").check()
    floor.question.get_by_label("Tulis dengan kata sendiri").fill("Listrik padam di loket")
    floor.page.keyboard.press("Enter")
    expect(floor.page.get_by_text("Tidak menerima nomor baru: Listrik padam di loket")).to_be_visible()
    refused = hall.client("kiosk").post("/api/v1/kiosk/tickets", json={"service": "T01"}).json()
    assert refused["because"] == "Listrik padam di loket"
    floor.page.get_by_role("button", name="Buka lagi antrean").click()
    expect(floor.page.get_by_role("button", name="Tutup antrean")).to_be_visible()
    take(hall, "T01")


def test_a_counter_is_asked_to_help_another_agency(hall: Hall, manager: Manager) -> None:
    floor = Floor(manager, "H")
    floor.page.get_by_role("button", name="Layanan Loket").first.click()
    floor.question.get_by_label("Ikut membantu instansi").select_option("L")
    floor.question.get_by_role("button", name="Tambah").click()
    expect(floor.question.get_by_label("Urutan DLH")).to_have_value("2")
    floor.question.get_by_role("button", name="Simpan").click()
    expect(floor.page.get_by_text("membantu DLH")).to_be_visible()
    ranks = hall.client("manager").get("/api/v1/manage/counters/H1/profile").json()["ranks"]
    assert (ranks["H01"], ranks["L01"]) == (1, 2)
    floor = Floor(manager, "L")
    expect(floor.page.get_by_role("heading", name="Ikut membantu")).to_be_visible()


def test_axe_finds_nothing_serious_in_the_supervisors_questions(hall: Hall, manager: Manager) -> None:
    number = take(hall, "B01")
    floor = Floor(manager, "B")
    for button in (f"Pindahkan {number}", "Tutup antrean", "Layanan Loket 17"):
        floor.page.get_by_role("button", name=button).click()
        expect(floor.question.get_by_role("heading")).to_be_visible()
        expect(floor.question.get_by_text("Memuat", exact=True)).to_have_count(0)
        assert screens.serious(floor.page) == [], button
        floor.page.keyboard.press("Escape")
        expect(floor.question).to_have_count(0)
