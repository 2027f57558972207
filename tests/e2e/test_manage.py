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
PAGES = (
    "glance",
    "floor",
    "notices",
    "papers",
    "officers",
    "devices",
    "hours",
    "holidays",
    "slips",
    "test-call",
    "day",
)


class Manager:
    """Somebody logged in at the manager's pages."""

    def __init__(self, page: Page, hall: Hall, name: str = "pengelola", pin: str = MANAGER_PIN) -> None:
        self.page, self.hall = page, hall
        self.question = page.locator("dialog[open]")
        page.goto(f"{hall.url}/manage/")
        page.get_by_label("Nama").fill(name)
        page.get_by_label("PIN").fill(pin)
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
    expect(zone.get_by_role("status")).to_contain_text("tidak ada layar yang tersambung")
    head = hall.client("display").get("/api/v1/events", params={"after": 10**12}).json()["head"]
    told = hall.client("display").get("/api/v1/events", params={"after": max(head - 20, 0)}).json()["events"]
    assert [event["data"]["zone"] for event in told if event["type"] == "call.tested"] == ["B"]


def test_a_test_call_says_which_connected_screens_it_went_to(
    fresh_hall: Hall, page: Page, new_page: NewPage
) -> None:
    screen = new_page()
    screen.goto(f"{fresh_hall.url}/display/?zone=D")
    screen.locator(".screen").wait_for()
    manager = Manager(page, fresh_hall)
    manager.opens("Uji panggilan")
    zones = page.get_by_role("listitem")
    here, there = zones.filter(has_text="Zona D"), zones.filter(has_text="Zona A")
    expect(here).to_contain_text("1 dari 1 layar tersambung")
    here.get_by_role("button", name="Panggil uji").click()
    expect(here.get_by_role("status")).to_contain_text("ke 1 layar tersambung (Zona D)")
    expect(screen.locator(".panel-test")).to_be_visible()
    there.get_by_role("button", name="Panggil uji").click()
    expect(there.get_by_role("status")).to_contain_text("tidak ada layar yang tersambung")


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
    closed = next(event for event in events if event["type"] == "day.closed")
    assert closed["data"]["expired"] == 1
    seal = fresh_hall.client("manager").get("/api/v1/manage/overview").json()["closing"]["hash"]
    expect(page.get_by_role("textbox", name="Segel hari ini")).to_have_value(seal)
    page.get_by_role("button", name="Salin").click()
    expect(page.get_by_text("Tersalin")).to_be_visible()
    page.get_by_role("button", name="Buka lagi hari ini").click()
    expect(page.get_by_text("Hari dibuka lagi.")).to_be_visible()


FLOOR = "Antrean dan loket"


class Floor:
    """One agency's queue and counters on the manager's screen."""

    def __init__(self, manager: Manager, agency: str) -> None:
        manager.opens(FLOOR)
        manager.page.goto(f"{manager.hall.url}/manage/#/floor/{agency}")
        self.page, self.question = manager.page, manager.question
        self.rows = manager.page.locator(".queue-rows tbody th")
        expect(manager.page.locator(".pick:has(:checked) .letter")).to_have_text(agency)

    def because(self, reason: str) -> None:
        """Answers the question that is open, by keyboard where it already stands."""
        self.question.get_by_label(reason).check()
        self.page.keyboard.press("Enter")
        expect(self.question).to_have_count(0)


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


def test_a_notice_is_raised_for_a_zone_and_ended(hall: Hall, manager: Manager) -> None:
    manager.opens("Pengumuman")
    page = manager.page
    page.get_by_role("textbox", name="Indonesia").fill("Layanan terganggu")
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


def test_a_supervisor_sees_what_they_may_do_and_no_more(hall: Hall, new_page: NewPage) -> None:
    body = {"name": "Bu Sari", "role": "supervisor", "pin": "4826"}
    assert hall.client("manager").post("/api/v1/manage/officers", json=body).status_code == 201
    page = new_page()
    refused: list[str] = []
    page.on("response", lambda answer: refused.append(answer.url) if answer.status == 403 else None)
    supervisor = Manager(page, hall, "Bu Sari", "4826")
    links = page.get_by_role("navigation").get_by_role("link")
    expect(links).to_have_text(
        ["Ikhtisar", FLOOR, "Pengumuman", "Berkas yang sering kurang", "Uji panggilan", "Tutup hari"]
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


def test_after_the_last_call_the_day_closes_behind_the_last_visitor(fresh_hall: Hall, page: Page) -> None:
    take(fresh_hall, "C04")
    manager = Manager(page, fresh_hall)
    manager.opens("Tutup hari")
    page.get_by_role("button", name="Panggilan terakhir").click()
    expect(manager.question).to_contain_text("1 orang tetap dilayani")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Panggilan terakhir dimulai. 1 orang masih dilayani.")).to_be_visible()
    desk = fresh_hall.client("counter", "C1")
    desk.post("/api/v1/counter/open")
    ticket = desk.post("/api/v1/counter/call-next").json()["ticket"]
    for move in ("start", "finish"):
        desk.post(f"/api/v1/counter/tickets/{ticket['id']}/{move}")
    expect(page.get_by_text("Hari ini sudah ditutup")).to_be_visible()
    expect(page.get_by_role("textbox", name="Segel hari ini")).to_have_value(re.compile("^[0-9a-f]{64}$"))


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
