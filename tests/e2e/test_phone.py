"""The visitor's own page, opened by the QR on the slip."""

from __future__ import annotations

import re
from collections.abc import Callable

import httpx
import pytest
from playwright.sync_api import Browser, Page, Route, expect

import screens
import variants
from machine import wait_until
from people import Agency, Kiosk, People
from phones import AWAY, FELT, wakes

TRANSFER = 60 * 1024


@pytest.fixture(scope="module")
def edits() -> list[variants.Edit]:
    return [variants.with_quiet_agencies]


@pytest.fixture
def kiosk(people: People) -> Kiosk:
    return people.kiosk()


def test_a_visitor_sees_who_is_ahead_how_long_and_what_to_bring(
    people: People, kiosk: Kiosk, phone: Callable[..., Page]
) -> None:
    people.open_desk("C1")
    kiosk.take("C04")
    page = phone(kiosk.take("C04"))
    expect(page.locator("main h2")).to_have_text(re.compile(r"\d+ orang lagi"))
    expect(page.locator(".card-waiting .quiet")).to_have_text(re.compile(r"menit, dihitung \d\d\.\d\d"))
    expect(page.locator(".steps .goal")).to_have_count(1)
    expect(page.get_by_text("surat keterangan kelahiran")).to_be_visible()
    expect(page.locator(".where")).to_contain_text("Dindukcapil Zona B")
    expect(page.get_by_text("Tunggu di Zona B")).to_be_visible()
    expect(page.locator(".updated")).to_have_text(re.compile(r"diperbarui \d\d\.\d\d"))


def test_the_called_visitor_feels_it_and_reads_only_where_to_go(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    page = phone(kiosk.take(agency.service), script=FELT)
    page.get_by_role("button", name="Bunyikan saat dipanggil").click()
    expect(page.get_by_role("button", name="Akan berbunyi")).to_be_disabled()
    ticket = people.open_desk(agency.counter()).calls()
    counter = ticket["counter"]["name"]
    expect(page.locator(".page-called h1")).to_have_text(counter, timeout=10_000)
    expect(page.locator(".call-number")).to_have_text(ticket["number"])
    expect(page).to_have_title(f"Dipanggil: {counter} · {ticket['number']}")
    assert page.evaluate("() => window.felt.length") == 2, "once to try it, once for the call"
    assert (
        page.evaluate("() => getComputedStyle(document.getElementById('ticket')).backgroundColor")
        == "rgb(255, 179, 0)"
    )


def test_a_second_call_is_felt_again(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    desk = people.open_desk(agency.counter())
    issued = kiosk.take(agency.service)
    ticket = desk.calls()
    page = phone(issued, script=FELT)
    page.locator(".call-hint").click()
    desk.move(ticket, "recall").done()
    wakes(page)
    expect(page.locator(".call-time")).to_have_text("Panggilan ke-2")
    page.wait_for_function("() => window.felt.length > 0")


def test_the_page_follows_the_visit_to_its_end(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    desk = people.open_desk(agency.counter())
    page = phone(kiosk.take(agency.service))
    ticket = desk.calls()
    for move, words in (("start", "Sedang dilayani di"), ("finish", "Terima kasih")):
        desk.move(ticket, move).done()
        wakes(page)
        expect(page.locator("main h2")).to_contain_text(words)


def test_a_missed_call_tells_how_to_come_back(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    desk = people.open_desk(agency.counter())
    page = phone(kiosk.take(agency.service))
    ticket = desk.calls()
    desk.move(ticket, "no-show").done()
    wakes(page)
    expect(page.locator("main h2")).to_have_text("Nomor Anda terlewat")
    expect(page.locator(".card-no_show")).to_contain_text(f"Datangi loket Uji {agency.code} mana pun")
    expect(page.locator(".card-no_show")).to_contain_text(", satu kali.")


def test_a_parked_visitor_knows_that_the_place_is_kept(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    desk = people.open_desk(agency.counter())
    page = phone(kiosk.take(agency.service))
    desk.move(desk.calls(), "park").done()
    wakes(page)
    expect(page.locator(".card-parked")).to_contain_text("Tempat Anda tidak hilang")


@pytest.mark.parametrize(
    ("language", "words"), [("id", "Anda berikutnya"), ("en", "You are next"), ("jv", "giliran panjenengan")]
)
def test_the_page_speaks_the_tickets_language_and_can_be_switched(
    kiosk: Kiosk, agency: Agency, phone: Callable[..., Page], language: str, words: str
) -> None:
    ticket = kiosk.take(agency.service, language=language)
    page = phone(ticket)
    expect(page.locator("main h2")).to_contain_text(words)
    assert page.locator("html").get_attribute("lang") == language
    page.get_by_role("link", name="Indonesia" if language != "id" else "English").click()
    other = "Anda berikutnya" if language != "id" else "You are next"
    expect(page.locator("main h2")).to_have_text(other)
    expect(page).to_have_url(ticket["url"])
    page.reload()
    expect(page.locator("main h2")).to_have_text(other)


def test_a_phone_without_javascript_still_says_everything_and_reloads(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    issued = kiosk.take(agency.service)
    page = phone(issued, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_have_text(issued["number"])
    expect(page.locator("main h2")).to_have_text("Anda berikutnya")
    assert page.locator("meta[http-equiv=refresh]").get_attribute("content") == "15"
    ticket = people.open_desk(agency.counter()).calls()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(ticket["counter"]["name"])


def test_nothing_new_costs_a_phone_nothing(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    ticket = kiosk.take(agency.service)
    wait_until(lambda: people.phone_of(ticket)["paper"] == "done", "the slip is out, which is news")
    page = phone(ticket)
    with page.expect_response("**/api/v1/public/tickets/*") as first:
        wakes(page)
    assert first.value.status == 200
    page.wait_for_load_state("networkidle")
    parts: list[str] = []
    page.on("request", lambda request: parts.append(request.url) if "?part" in request.url else None)
    with page.expect_response("**/api/v1/public/tickets/*") as second:
        wakes(page)
    assert second.value.status == 304
    assert parts == []


def test_a_phone_in_the_pocket_asks_nothing_and_asks_at_once_when_taken_out(
    kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    page = phone(kiosk.take(agency.service), script=AWAY)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/public/" in request.url else None)
    page.evaluate("() => goAway(true)")
    page.clock.install()
    page.clock.fast_forward("02:00")
    assert asked == []
    with page.expect_request("**/api/v1/public/tickets/*"):
        page.evaluate("() => goAway(false)")


def test_a_phone_that_is_cut_off_sends_its_visitor_to_the_screen_and_comes_back(
    kiosk: Kiosk, agency: Agency, new_page: Callable[..., Page]
) -> None:
    ticket = kiosk.take(agency.service)
    page = new_page(width=390, height=844)
    page.clock.install()
    page.goto(ticket["url"])
    buzz = page.get_by_role("button", name="Bunyikan saat dipanggil")
    ink = page.locator("main h2").evaluate("each => getComputedStyle(each).color")
    expect(buzz).to_be_visible()
    cut: list[Route] = []

    def fail(route: Route) -> None:
        cut.append(route)
        route.abort()

    page.route("**/api/v1/public/**", fail)
    for asked in (1, 2):
        with page.expect_event("requestfailed"):
            page.clock.run_for(6_000)
        assert len(cut) == asked
    banner = page.get_by_role("alert").filter(has_text="Belum tersambung: lihat layar di Zona A")
    expect(banner).to_be_visible()
    assert len(cut) == 2, "two unanswered questions are enough"
    expect(page.locator("main h2")).not_to_have_css("color", ink)
    expect(buzz).to_be_hidden()
    assert screens.serious(page) == []
    for _ in range(12):
        page.clock.run_for(10_000)
    assert 3 <= len(cut) <= 8, "it backs off"
    page.unroute("**/api/v1/public/**")
    wakes(page)
    expect(page.locator(".stale")).to_have_count(0)
    expect(banner).to_be_hidden()
    expect(buzz).to_be_visible()


def test_after_the_day_was_closed_the_phone_says_why_and_when_the_hall_opens_again(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    page = phone(kiosk.take(agency.service))
    manager = people.manager()
    manager.close_day("Listrik padam sampai sore.")
    try:
        wakes(page)
        expect(page.locator("main h2")).to_have_text("Antrean hari ini sudah ditutup")
        expect(page.locator(".card-expired")).to_contain_text("Listrik padam sampai sore.")
        expect(page.locator(".card-expired .opens")).to_have_text(re.compile(r"Buka lagi .*\d\d\.\d\d"))
        expect(page.get_by_text("Ambil nomor baru")).to_have_count(0)
    finally:
        manager.open_day()


def test_what_the_supervisor_tells_stands_on_the_phone_until_it_is_taken_down(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    page = phone(kiosk.take(agency.service))
    manager = people.manager()
    told = manager.post(
        "/api/v1/manage/notices", {"text": {"id": "Internet terganggu."}, "agency": agency.code}
    )
    wakes(page)
    expect(page.locator(".told")).to_have_text("Internet terganggu.")
    assert screens.serious(page) == []
    manager.post(f"/api/v1/manage/notices/{told.done()['id']}/end").done()
    wakes(page)
    expect(page.locator(".told")).to_have_count(0)


def test_the_call_of_the_visitors_other_number_is_felt_and_read_here_too(
    people: People, kiosk: Kiosk, phone: Callable[..., Page]
) -> None:
    first, second = people.agency(), people.agency()
    issued = kiosk.take(first.service)
    desk = people.open_desk(first.counter())
    held = desk.calls()
    desk.move(held, "start").done()
    more = desk.move(held, "add", service=second.service).done()
    desk.move(held, "park").done()
    page = phone(issued, script=FELT)
    expect(page.locator(".also")).to_contain_text(
        f"{more['number']} Layanan {second.code} 1 menunggu dipanggil"
    )
    page.get_by_role("button", name="Bunyikan saat dipanggil").click()
    called = people.open_desk(second.counter()).calls()
    assert called["number"] == more["number"]
    wakes(page)
    expect(page.locator(".also-called")).to_contain_text(f"dipanggil ke {called['counter']['name']}")
    assert page.evaluate("() => window.felt.length") == 2, "once to try it, once for the call"
    assert screens.serious(page) == []


def test_an_unknown_ticket_gets_a_friendly_page(people: People, page: Page) -> None:
    answer = page.goto(f"{people.hall.url}/t/tidak-ada")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading").first).to_have_text("Nomor ini tidak ditemukan")
    expect(page.get_by_text("We cannot find this number")).to_be_visible()


def test_the_qr_of_a_ticket_is_a_picture_and_only_of_a_real_ticket(kiosk: Kiosk, agency: Agency) -> None:
    ticket = kiosk.take(agency.service)
    picture = httpx.get(f"{ticket['url']}/qr.svg", trust_env=False)
    assert picture.headers["Content-Type"].startswith("image/svg+xml")
    assert "<svg" in picture.text
    assert httpx.get(f"{ticket['url'][:-1]}-/qr.svg", trust_env=False).status_code == 404


def test_the_whole_page_is_small(kiosk: Kiosk, agency: Agency, browser: Browser) -> None:
    """On a phone that has kept nothing from an earlier visit."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page = context.new_page()
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(kiosk.take(agency.service)["url"], wait_until="networkidle")
    context.close()
    assert 0 < sum(sizes) < TRANSFER


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568)])
def test_nothing_is_cut_off_and_screen_readers_find_no_serious_fault(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page], width: int, height: int
) -> None:
    issued = kiosk.take(agency.service, priority=True, language="jv")
    page = phone(issued, width=width, height=height)
    assert screens.serious(page) == []
    people.open_desk(agency.counter()).calls()
    wakes(page)
    page.locator(".page-called").wait_for()
    assert screens.serious(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert screens.smaller_than(page, 16) == []
