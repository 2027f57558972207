"""At the door: the screen with the code, and the phone that scans it."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response, expect

import afar
import screens
import variants
from people import Enrolment, People

PHONE = {"width": 390, "height": 844, "is_mobile": True, "has_touch": True}


def with_wifi(config: variants.Config) -> None:
    config["server"]["wifi"] = "MPP-Tamu"


@pytest.fixture(scope="module")
def edits() -> list[variants.Edit]:
    return [with_wifi]


def address_of_the_door(people: People) -> str:
    token = people.token(Enrolment("display", "pintu"))
    return f"{people.hall.url}/display/?layout=door#token={token}"


@pytest.fixture
def door(people: People, new_page: Callable[..., Page]) -> Page:
    """The screen that hangs there."""
    page = new_page(1920, 1080)
    page.goto(address_of_the_door(people))
    page.locator(".door-code img").wait_for()
    return page


@pytest.fixture
def scan(people: People, door: Page, new_page: Callable[..., Page]) -> Callable[..., Page]:
    """Somebody points a phone at the screen: scan(), or scan(locale="en-GB")."""

    def come(**options: object) -> Page:
        address = door.locator(".door-code img").get_attribute("alt") or ""
        page = new_page(**PHONE, **options)
        page.goto(people.hall.url + urlsplit(address).path)
        return page

    return come


def test_the_screen_at_the_door_is_read_from_afar_and_names_the_wifi(door: Page) -> None:
    expect(door.locator(".door-says")).to_contain_text("Sambungkan ke Wi-Fi MPP-Tamu")
    expect(door.locator(".door-says")).to_contain_text("Tanpa ponsel? Ambil nomor di kiosk.")
    expect(door.locator(".door-others li")).to_have_count(2)
    for width, height in ((1920, 1080), (1080, 1920), (1366, 768)):
        times = afar.scale(width, height)
        door.set_viewport_size({"width": width, "height": height})
        code = door.locator(".door-code img").bounding_box()
        assert code is not None
        assert min(code["width"], code["height"]) >= 700 * times, (width, height)
        assert screens.smaller_than(door, 36 * times - 0.1) == [], (width, height)
        assert afar.cut_off(door) == [], (width, height)


def test_the_code_changes_and_is_taken_away_when_the_server_is_gone_for_long(
    people: People, new_page: Callable[..., Page]
) -> None:
    page = new_page(1920, 1080)
    page.clock.install()
    page.goto(address_of_the_door(people))
    code = page.locator(".door-code img")
    code.wait_for()
    page.route("**/api/v1/door", lambda route: route.abort())
    page.clock.run_for(61_000)
    expect(code).to_be_visible()
    page.clock.run_for(62_000)
    expect(code).to_have_count(0)
    expect(page.locator("main")).to_contain_text("Ambil nomor di kiosk")
    page.unroute("**/api/v1/door")
    page.clock.run_for(3_000)
    expect(code).to_be_visible()


def test_a_visitor_finds_the_service_in_plain_words_and_takes_a_number(
    people: People, scan: Callable[..., Page]
) -> None:
    page = scan()
    page.get_by_role("searchbox").fill("ktp ilang")
    page.locator("#found a").first.tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cetak KTP-el hilang")
    expect(page.get_by_text("Kartu Keluarga (KK)")).to_be_visible()
    assert screens.serious(page) == []
    page.get_by_role("button", name="Ambil nomor").tap()
    number = page.locator("h1.number")
    expect(number).to_have_text("C-001")
    expect(page.get_by_text("Nomor ini hanya ada di ponsel ini.")).to_be_visible()
    page.go_back()
    page.reload()
    expect(page.get_by_text("Anda sudah punya C-001 untuk layanan ini.")).to_be_visible()
    expect(page.get_by_role("button", name="Ambil satu nomor lagi")).to_be_visible()
    page.goto(f"{people.hall.url}/door/")
    page.get_by_role("link", name="C-001").tap()
    expect(number).to_have_text("C-001")


def test_without_a_script_the_agency_leads_to_the_same_number(scan: Callable[..., Page]) -> None:
    page = scan(java_script_enabled=False)
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_text("Samsat", exact=True).tap()
    page.locator("details[open] a").first.tap()
    page.get_by_role("button", name="Ambil nomor").tap()
    expect(page.locator("h1.number")).to_have_text("S-001")


@pytest.mark.parametrize(
    ("locale", "question", "button"),
    [
        ("en-GB", "What brings you here today?", "Take a number"),
        ("jv-ID", "Dinten punika badhé ngurus punapa?", "Pundhut nomer"),
    ],
)
def test_the_phones_own_language_is_spoken(
    scan: Callable[..., Page], locale: str, question: str, button: str
) -> None:
    page = scan(locale=locale)
    expect(page.get_by_role("heading", level=1)).to_have_text(question)
    assert screens.serious(page) == []
    page.get_by_role("link", name="Indonesia").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hari ini mau mengurus apa?")
    page.reload()
    page.get_by_role("link", name="SKCK").tap()
    page.get_by_role("link", name="SKCK baru").tap()
    expect(page.get_by_role("button", name="Ambil nomor")).to_be_visible()
    page.goto(f"{page.url}?lang={locale[:2]}")
    expect(page.get_by_role("button", name=button)).to_be_visible()


def test_the_page_is_small_enough_for_a_cheap_phone(scan: Callable[..., Page]) -> None:
    page = scan()
    weights: dict[str, int] = {}

    def weigh(answer: Response) -> None:
        if answer.ok:
            weights[answer.url] = len(answer.body())

    page.on("response", weigh)
    page.reload(wait_until="networkidle")
    without_the_font = {url: weight for url, weight in weights.items() if "/fonts/" not in url}
    assert sum(without_the_font.values()) < 60_000, without_the_font
