"""A manager's morning: who works, which machines run, when the hall opens, and how the day ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import screens
import variants
from console import MANAGER_PIN, Officer, take
from hall import Hall

NewPage = Callable[..., Page]
PAGES = ("glance", "officers", "devices", "hours", "holidays", "slips", "test-call", "day")


class Manager:
    """Somebody logged in at the manager's pages."""

    def __init__(self, page: Page, hall: Hall) -> None:
        self.page, self.hall = page, hall
        self.question = page.locator("dialog[open]")
        page.goto(f"{hall.url}/manage/")
        page.get_by_label("Nama").fill("pengelola")
        page.get_by_label("PIN").fill(MANAGER_PIN)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Ikhtisar")).to_be_visible()

    def opens(self, page: str) -> None:
        self.page.get_by_role("link", name=page, exact=True).click()
        expect(self.page.get_by_role("heading", name=page, level=1)).to_be_visible()


def _pairs_by_code(config: variants.Config) -> None:
    config["devices"]["trial_pairing"] = False


@pytest.fixture(scope="module")
def hall(make_hall: Callable[..., Hall], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """A training hall in which screens show a code even on this machine."""
    edits = (variants.with_trial_accounts, variants.with_pictures_of_slips, _pairs_by_code)
    config = variants.write(tmp_path_factory.mktemp("config"), *edits)
    hall = make_hall(config=config)
    yield hall
    hall.stop()


@pytest.fixture(scope="module")
def manager(hall: Hall, browser: Browser) -> Iterator[Manager]:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="id-ID")
    yield Manager(context.new_page(), hall)
    context.close()


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
    expect(manager.page.get_by_role("button", name="Simpan")).to_have_attribute("aria-disabled", "true")
    closes.fill("15.30")
    manager.page.get_by_role("button", name="Simpan").click()
    expect(manager.page.get_by_text("Tersimpan")).to_be_visible()
    hours = hall.client("manager").get("/api/v1/manage/hours").json()
    assert hours["regular"]["mon"]["close"] == "15:30"
    assert hours["regular"].get("sat") is None


def test_a_local_holiday_is_added_and_removed(manager: Manager) -> None:
    manager.opens("Hari libur")
    manager.page.get_by_label("Tanggal").fill("2031-04-06")
    manager.page.get_by_label("Nama").fill("Hari Jadi Banyumas")
    manager.page.get_by_role("button", name="Tambah").click()
    row = manager.page.get_by_role("row").filter(has_text="Hari Jadi Banyumas")
    expect(row).to_contain_text("Minggu, 6 April 2031")
    row.get_by_role("button", name="Hapus").click()
    manager.question.get_by_role("button", name="Hapus").click()
    expect(row).to_have_count(0)


def test_a_new_slip_is_shown_as_a_picture_when_it_is_printed(hall: Hall, manager: Manager) -> None:
    manager.opens("Karcis")
    number = take(hall, "R01")
    picture = manager.page.get_by_role("img", name=f"Karcis {number}")
    expect(picture).to_be_visible(timeout=60_000)
    manager.page.wait_for_function(
        "img => img.complete && img.naturalWidth > 0", arg=picture.element_handle()
    )


def test_a_test_call_is_sent_to_one_zone(hall: Hall, manager: Manager) -> None:
    manager.opens("Uji panggilan")
    zone = manager.page.get_by_role("listitem").filter(has_text="Zona B")
    zone.get_by_role("button", name="Panggil uji").click()
    expect(zone.get_by_role("status")).to_contain_text("Terkirim")
    head = hall.client("display").get("/api/v1/events", params={"after": 10**12}).json()["head"]
    told = hall.client("display").get("/api/v1/events", params={"after": max(head - 20, 0)}).json()["events"]
    assert [event["data"]["zone"] for event in told if event["type"] == "call.tested"] == ["B"]


def test_the_day_is_closed_with_a_reason_and_opened_again(fresh_hall: Hall, page: Page) -> None:
    number = take(fresh_hall, "C04")
    manager = Manager(page, fresh_hall)
    manager.opens("Tutup hari")
    expect(page.locator(".day-now")).to_have_text("1")
    page.get_by_role("button", name="Tutup hari ini").click()
    agree = manager.question.get_by_role("button", name="Ya, tutup hari")
    expect(agree).to_have_attribute("aria-disabled", "true")
    manager.question.get_by_label("Jam layanan selesai").check()
    agree.click()
    expect(page.get_by_text("Hari ditutup. 1 nomor diakhiri.")).to_be_visible()
    events = fresh_hall.client("display").get("/api/v1/events", params={"after": 0}).json()["events"]
    expired = [event["data"] for event in events if event["type"] == "ticket.expired"]
    assert [(data["ticket"]["number"], data["reason"]) for data in expired] == [
        (number, "Jam layanan selesai")
    ]
    page.get_by_role("button", name="Buka lagi hari ini").click()
    expect(page.get_by_text("Hari dibuka lagi.")).to_be_visible()


def _without_paper(config: variants.Config) -> None:
    config["printers"] = [{"name": "pintu", "driver": "virtual", "fault": "paper_out"}]


def test_an_alarm_says_what_to_do_and_names_the_dark_zones_at_once(
    make_hall: Callable[..., Hall], tmp_path: Path, page: Page
) -> None:
    edits = (variants.with_trial_accounts, _without_paper)
    hall = make_hall(config=variants.write(tmp_path, *edits))
    take(hall, "C04")
    Manager(page, hall)
    alarms = page.locator(".alarms")
    expect(alarms).to_contain_text("Kertas printer pintu habis. Pasang gulungan baru.", timeout=60_000)
    expect(alarms).to_contain_text("Zona A, B, C, D")
    expect(alarms.get_by_role("listitem")).to_have_count(2)
    expect(page.get_by_text("paper-out")).to_have_count(0)


def test_a_training_screen_is_named_after_its_page_and_zone(
    make_hall: Callable[..., Hall], tmp_path: Path, page: Page, new_page: NewPage
) -> None:
    hall = make_hall(config=variants.write(tmp_path, variants.with_trial_accounts))
    for address in ("/display/?zone=B", "/display/?zone=B", "/display/"):
        screen = new_page()
        screen.goto(hall.url + address)
        screen.locator(".screen").wait_for()
    hall.token("display", "Layar lobi")
    Manager(page, hall).opens("Perangkat")
    expect(page.locator(".people tbody th")).to_have_text(
        ["Layar lobi", "Layar seluruh gedung latihan", "Layar zona B latihan", "Layar zona B latihan 2"]
    )


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
