"""A manager's morning: who works, which machines run, when the hall opens, and what it tells."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

import screens
import variants
from console import Officer, take
from hall import Hall
from managing import FLOOR, Manager

NewPage = Callable[..., Page]
PAGES = (
    "glance",
    "floor",
    "notices",
    "papers",
    "patterns",
    "officers",
    "devices",
    "hours",
    "holidays",
    "slips",
    "test-call",
    "day",
)


def _pairs_by_code(config: variants.Config) -> None:
    config["devices"]["trial_pairing"] = False


@pytest.fixture(scope="module")
def edits() -> list[variants.Edit]:
    """A training hall in which screens show a code even on this machine."""
    return [variants.with_trial_accounts, variants.with_pictures_of_slips, _pairs_by_code]


def test_a_manager_sees_the_hall_move_without_reloading(
    hall: Hall, manager: Manager, new_page: NewPage
) -> None:
    manager.opens("Ikhtisar")
    expect(manager.page.get_by_text("Hall latihan").first).to_be_visible()
    number = take(hall, "C04")
    expect(manager.page.get_by_role("row").filter(has_text="Dindukcapil")).to_contain_text("tanpa loket")
    officer = Officer(new_page(), hall, "C")
    officer.opens()
    officer.calls(number)
    tile = manager.page.get_by_role("listitem").filter(has_text=number)
    expect(tile).to_have_attribute("data-state", "called")
    officer.presses_main("Mulai layani")
    expect(tile).to_have_attribute("data-state", "serving")


def test_a_new_officer_gets_a_pin_once_and_logs_in_with_it(
    hall: Hall, manager: Manager, new_page: NewPage
) -> None:
    manager.opens("Petugas")
    manager.page.get_by_role("button", name="Tambah petugas").click()
    manager.question.get_by_label("Nama").fill("Pak Budi")
    manager.question.get_by_label("Instansi").select_option("S")
    manager.page.keyboard.press("Tab")
    manager.question.get_by_role("button", name="Tambah").click()
    expect(manager.question).to_contain_text("Hanya tampil sekali")
    pin = manager.question.locator(".pin").inner_text()
    manager.page.keyboard.press("Escape")
    expect(manager.question).to_have_count(0)
    expect(manager.page.get_by_text(pin)).to_have_count(0)
    page = new_page()
    page.goto(f"{hall.url}/counter/")
    page.get_by_label("Nama").fill("Pak Budi")
    page.get_by_label("PIN").fill(pin)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Pak Budi, Anda duduk di loket mana?")).to_be_visible()


def test_an_officer_who_left_cannot_come_in_until_activated_again(
    hall: Hall, manager: Manager, new_page: NewPage
) -> None:
    manager.opens("Petugas")
    row = manager.page.get_by_role("row").filter(has_text="petugas-y")
    row.get_by_role("button", name="Nonaktifkan").click()
    expect(manager.question).to_contain_text("Nonaktifkan petugas-y?")
    manager.question.get_by_role("button", name="Nonaktifkan").click()
    expect(row).to_contain_text("nonaktif")
    officer = Officer(new_page(), hall, "Y")
    officer.comes_in()
    expect(officer.page.get_by_role("alert")).to_contain_text("tidak cocok")
    row.get_by_role("button", name="Aktifkan").click()
    expect(row.get_by_role("button", name="Nonaktifkan")).to_be_visible()


def test_a_screen_is_paired_by_its_code_and_shut_out_again(hall: Hall, manager: Manager) -> None:
    code = hall.client("manager").post("/api/v1/devices/pairings", json={"role": "display"}).json()
    assert code["state"] == "waiting"
    manager.opens("Perangkat")
    manager.page.get_by_label("Kode").fill(code["code"])
    manager.page.get_by_label("Nama").fill("Layar kantin")
    manager.page.get_by_label("Tempat").select_option("B")
    manager.page.get_by_role("button", name="Pasangkan").click()
    expect(manager.page.get_by_text("Layar kantin sudah dipasangkan.")).to_be_visible()
    row = manager.page.get_by_role("row").filter(has_text="Layar kantin")
    expect(row).to_contain_text("Zona B")
    row.get_by_role("button", name="Cabut").click()
    expect(manager.question).to_contain_text("harus dipasangkan ulang")
    manager.question.get_by_role("button", name="Cabut").click()
    expect(manager.page.get_by_text(re.compile("sudah dicabut"))).to_be_visible()


def test_a_code_that_no_device_shows_is_told(manager: Manager) -> None:
    manager.opens("Perangkat")
    manager.page.get_by_label("Kode").fill("000000")
    manager.page.get_by_label("Nama").fill("Bukan apa-apa")
    manager.page.get_by_role("button", name="Pasangkan").click()
    expect(manager.page.get_by_role("alert").filter(has_text="Tidak ada perangkat")).to_be_visible()


def test_opening_hours_are_changed_and_nonsense_is_not_sent(hall: Hall, manager: Manager) -> None:
    manager.opens("Jam layanan")
    expect(manager.page.get_by_text("tidak diberlakukan")).to_be_visible()
    closes = manager.page.get_by_label("Senin Tutup").first
    closes.fill("7.00")
    expect(closes).to_have_attribute("aria-invalid", "true")
    expect(closes).to_have_accessible_description("Tutup harus sesudah buka.")
    expect(manager.page.get_by_role("button", name="Simpan")).to_have_attribute("aria-disabled", "true")
    manager.page.get_by_role("button", name="Tambah tanggal").click()
    period = manager.page.get_by_role("group", name="Tanggal Ramadan")
    period.get_by_label("Mulai").last.fill("2031-12-16")
    period.get_by_label("Sampai").last.fill("2032-01-14")
    expect(manager.page.get_by_text("Selasa, 16 Desember 2031 – Rabu, 14 Januari 2032")).to_be_visible()
    closes.fill("15.30")
    manager.page.get_by_role("button", name="Simpan").click()
    expect(manager.page.get_by_text("Tersimpan")).to_be_visible()
    hours = hall.client("manager").get("/api/v1/manage/hours").json()
    assert hours["regular"]["mon"]["close"] == "15:30"
    assert hours["regular"].get("sat") is None


def test_a_local_holiday_is_added_and_removed(manager: Manager) -> None:
    manager.opens("Hari libur")
    manager.page.get_by_label("Tanggal").fill("2031-04-06")
    # The field itself says it as the browser does: 04/06 or 06/04.
    expect(manager.page.locator("form").get_by_text("Minggu, 6 April 2031")).to_be_visible()
    manager.page.get_by_label("Nama").fill("Hari Jadi Banyumas")
    manager.page.get_by_role("button", name="Tambah").click()
    row = manager.page.get_by_role("row").filter(has_text="Hari Jadi Banyumas")
    expect(row).to_contain_text("Minggu, 6 April 2031")
    row.get_by_role("button", name="Hapus").click()
    manager.question.get_by_role("button", name="Hapus").click()
    expect(row).to_have_count(0)
    manager.page.get_by_label("Tanggal").fill("2025-01-01")
    expect(manager.page.get_by_text("Rabu, 1 Januari 2025 sudah lewat.")).to_be_visible()
    manager.page.get_by_label("Nama").fill("Tahun Baru")
    manager.page.get_by_role("button", name="Tambah").click()
    expect(manager.page.get_by_text("Rabu, 1 Januari 2025 ditambahkan.")).to_be_visible()
    row = manager.page.get_by_role("row").filter(has_text="Rabu, 1 Januari 2025")
    expect(row).to_contain_text("Tahun Baru")


def test_a_new_slip_is_shown_as_a_picture_when_it_is_printed(hall: Hall, manager: Manager) -> None:
    manager.opens("Karcis")
    number = take(hall, "R01")
    picture = manager.page.get_by_role("img", name=f"Karcis {number}")
    expect(picture).to_be_visible(timeout=60_000)
    screens.waits_for_picture(picture)


def test_a_test_call_is_sent_to_one_zone(hall: Hall, manager: Manager) -> None:
    manager.opens("Uji panggilan")
    zone = manager.page.get_by_role("listitem").filter(has_text="Zona B")
    zone.get_by_role("button", name="Panggil uji").click()
    expect(zone.get_by_role("status")).to_contain_text("tidak ada layar yang tersambung")
    head = hall.client("display").get("/api/v1/events", params={"after": 10**12}).json()["head"]
    told = hall.client("display").get("/api/v1/events", params={"after": max(head - 20, 0)}).json()["events"]
    assert [event["data"]["zone"] for event in told if event["type"] == "call.tested"] == ["B"]


def test_a_notice_is_raised_for_a_zone_and_ended(hall: Hall, manager: Manager) -> None:
    manager.opens("Pengumuman")
    page = manager.page
    page.get_by_role("textbox", name="Indonesia").fill("x" * 195)
    expect(page.get_by_text("5 huruf lagi")).to_be_visible()
    page.get_by_role("textbox", name="Indonesia").fill("Layanan terganggu")
    expect(page.get_by_text("huruf lagi")).to_have_count(0)
    page.get_by_role("textbox", name="Inggris").fill("Service disturbed")
    page.get_by_label("Untuk").select_option(label="Zona B - Kependudukan dan Kepolisian")
    page.get_by_label("Tampil selama").select_option("15")
    page.get_by_role("button", name="Umumkan").click()
    shown = page.get_by_role("listitem").filter(has_text="Layanan terganggu")
    expect(shown).to_contain_text("Zona B")
    [notice] = hall.client("display").get("/api/v1/display/board", params={"zone": "B"}).json()["notices"]
    assert notice["text"] == {"id": "Layanan terganggu", "en": "Service disturbed"}
    assert notice["until"] is not None
    shown.get_by_role("button", name="Akhiri").click()
    expect(shown).to_have_count(0)


def test_the_papers_that_visitors_lack_most_are_ranked(hall: Hall, manager: Manager) -> None:
    take(hall, "S01")
    desk = hall.client("counter", "S1")
    desk.post("/api/v1/counter/open")
    ticket = desk.post("/api/v1/counter/call-next").json()["ticket"]
    doc = desk.get("/api/v1/counter/state").json()["docs"][0]
    way = f"/api/v1/counter/tickets/{ticket['id']}"
    desk.post(f"{way}/start")
    finished = desk.post(f"{way}/finish", json={"outcome": "papers-missing", "missing": [doc]})
    assert finished.status_code == 200, finished.text
    manager.opens("Berkas yang sering kurang")
    row = manager.page.get_by_role("row").filter(has_text=doc)
    expect(row).to_contain_text("100% dari 1")


def test_an_answer_that_was_overtaken_does_not_stand_under_the_day_that_was_chosen(manager: Manager) -> None:
    page, late = manager.page, list[Route]()

    def keep(route: Route) -> None:
        late.append(route)

    manager.opens("Ikhtisar")
    page.route("**/api/v1/manage/patterns", keep)
    manager.opens("Pola yang perlu dilihat")
    page.get_by_label("Hari").fill("2020-01-01")
    nothing = page.get_by_text("Tidak ada yang mencolok")
    expect(nothing).to_be_visible()
    with page.expect_response("**/api/v1/manage/patterns") as answer:
        late[0].continue_()
    answer.value.finished()
    page.unroute("**/api/v1/manage/patterns")
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    expect(nothing).to_be_visible(timeout=100)
    assert page.get_by_label("Hari").input_value() == "2020-01-01"


def test_a_burst_at_one_kiosk_is_told_in_a_sentence_that_accuses_nobody(hall: Hall, manager: Manager) -> None:
    manager.opens("Pola yang perlu dilihat")
    day = manager.page.get_by_label("Hari")
    day.fill("2020-01-01")
    expect(manager.page.get_by_text("Tidak ada yang mencolok")).to_be_visible()
    numbers = [take(hall, "L01") for _ in range(6)]
    manager.opens("Ikhtisar")
    manager.opens("Pola yang perlu dilihat")
    burst = manager.page.get_by_role("listitem").filter(has_text="Nomor keluar sangat cepat")
    mine = burst.filter(has_text=numbers[0])
    expect(mine).to_contain_text("mungkin petugas sedang membantu di sana")
    expect(mine).to_contain_text(" ".join(numbers))
    assert screens.serious(manager.page) == []


def test_a_supervisor_sees_what_they_may_do_and_no_more(hall: Hall, new_page: NewPage) -> None:
    body = {"name": "Bu Sari", "role": "supervisor", "pin": "4826"}
    assert hall.client("manager").post("/api/v1/manage/officers", json=body).status_code == 201
    page = new_page()
    refused: list[str] = []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status == 403 else None)
    supervisor = Manager(page, hall, "Bu Sari", "4826")
    links = page.get_by_role("navigation").get_by_role("link")
    expect(links).to_have_text(
        [
            "Ikhtisar",
            FLOOR,
            "Pengumuman",
            "Berkas yang sering kurang",
            "Pencetak",
            "Uji panggilan",
            "Tutup hari",
        ]
    )
    for name in links.all_inner_texts():
        supervisor.opens(name)
    page.goto(f"{hall.url}/manage/#/officers")
    expect(page.get_by_role("heading", name="Ikhtisar", level=1)).to_be_visible()
    assert refused == []


def test_managers_cannot_deactivate_themselves(manager: Manager) -> None:
    manager.opens("Petugas")
    row = manager.page.get_by_role("row").filter(has_text="Anda")
    expect(row).to_contain_text("pengelola")
    expect(row.get_by_role("button", name="PIN baru")).to_be_visible()
    expect(row.get_by_role("button", name="Nonaktifkan")).to_have_count(0)


def test_an_officer_is_shown_the_way_to_the_counter_page(hall: Hall, new_page: NewPage) -> None:
    page = new_page()
    page.goto(f"{hall.url}/manage/")
    page.get_by_label("Nama").fill("petugas-w")
    page.get_by_label("PIN").fill("2580")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="petugas-w bukan pengelola")).to_be_visible()
    page.get_by_role("link", name="Ke halaman loket").click()
    expect(page.get_by_role("heading", name="petugas-w, Anda duduk di loket mana?")).to_be_visible()


def test_axe_finds_nothing_serious_on_any_of_the_managers_pages(manager: Manager) -> None:
    for name in PAGES:
        manager.page.goto(f"{manager.hall.url}/manage/#/{name}")
        expect(manager.page.locator(f"a[href='#/{name}']")).to_have_attribute("aria-current", "page")
        expect(manager.page.get_by_text("Memuat", exact=True)).to_have_count(0)
        assert screens.serious(manager.page) == [], name


def test_a_manager_reads_every_page_on_a_phone(hall: Hall, new_page: NewPage) -> None:
    manager = Manager(new_page(width=390, height=844), hall)
    agency = manager.page.get_by_role("link", name="Dindukcapil")
    expect(agency).to_be_visible()
    # Cut off by its column, a name would still count as visible.
    assert agency.evaluate(
        "(name) => name.offsetLeft + name.offsetWidth <= name.closest('th').clientWidth + 20"
    )
    for name in PAGES:
        manager.page.goto(f"{hall.url}/manage/#/{name}")
        expect(manager.page.get_by_role("heading", level=1)).to_be_visible()
        manager.page.wait_for_function("() => document.documentElement.scrollWidth <= innerWidth")
