"""When the line, the window or the seat is not what it should be: the console stays honest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

import screens
from console import Officer, take
from hall import Hall

NewPage = Callable[..., Page]


def test_a_wrong_pin_is_told_in_clear_words_and_the_pin_may_be_typed_again(hall: Hall, page: Page) -> None:
    officer = Officer(page, hall, "F")
    page.goto(f"{hall.url}/counter/")
    officer.logs_in(pin="0000")
    expect(page.get_by_role("alert")).to_contain_text("Nama dan PIN tidak cocok")
    expect(page.get_by_label("PIN")).to_be_focused()
    page.keyboard.type("2580")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Anda duduk di loket mana")).to_be_visible()


def test_somebody_who_guesses_pins_is_told_how_long_to_wait(hall: Hall, page: Page) -> None:
    page.goto(f"{hall.url}/counter/")
    page.get_by_label("Nama").fill("petugas-tamu")
    for _ in range(6):
        page.get_by_label("PIN").fill("0000")
        with page.expect_response("**/staff/login"):
            page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("Coba lagi dalam")


def test_an_officer_whose_browser_crashed_finds_the_visitor_in_hand(hall: Hall, page: Page) -> None:
    number = take(hall, "Y01")
    officer = Officer(page, hall, "Y")
    officer.opens()
    officer.calls(number)
    page.reload()
    officer.is_in("Dipanggil")
    expect(officer.number).to_have_text(number)
    officer.presses_main("Mulai layani")
    officer.is_in("Sedang dilayani")


def test_a_step_pressed_while_the_network_is_away_counts_once_when_it_comes_back(
    hall: Hall, page: Page
) -> None:
    number = take(hall, "U01")
    officer = Officer(page, hall, "U")
    officer.opens()
    officer.main_says("Panggil berikutnya")
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="dikirim ulang")).to_be_visible()
    page.context.set_offline(False)
    officer.is_in("Dipanggil")
    expect(officer.number).to_have_text(number)
    board = hall.client("display").get("/api/v1/display/board").json()
    assert [call["number"] for call in board["recent_calls"]].count(number) == 1


def test_an_officer_without_a_server_sees_since_when_and_the_last_known_state(hall: Hall, page: Page) -> None:
    officer = Officer(page, hall, "Z")
    officer.opens()
    page.context.set_offline(True)
    expect(page.get_by_text("Menyambung lagi")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("Server tidak menjawab sejak")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Terputus")).to_be_visible()
    officer.is_in("Siap")
    page.context.set_offline(False)
    expect(page.get_by_text("Tersambung", exact=True)).to_be_visible(timeout=20_000)
    expect(page.get_by_text("Server tidak menjawab sejak")).to_be_hidden()


def test_when_the_next_call_fails_the_finished_visit_stands_and_the_screen_says_so(
    hall: Hall, page: Page
) -> None:
    first, second = take(hall, "C01"), take(hall, "C01")
    officer = Officer(page, hall, "C")
    officer.opens(nth=2)
    officer.calls(first)
    officer.presses_main("Mulai layani")
    officer.serves_a_moment()
    page.route("**/counter/call-next", _refuse)
    officer.presses_main("Selesai, panggil berikutnya")
    expect(officer.notice).to_contain_text(f"{first} selesai. Nomor berikutnya belum dipanggil.")
    officer.is_in("Siap")
    page.unroute("**/counter/call-next")
    officer.calls(second)


def test_the_console_works_in_a_narrow_window_beside_other_software(hall: Hall, new_page: NewPage) -> None:
    number = take(hall, "R02")
    officer = Officer(new_page(500, 768), hall, "R")
    officer.opens(nth=3)
    officer.calls(number)
    for part in (officer.number, officer.main, officer.page.get_by_role("button", name="Tidak hadir")):
        expect(part).to_be_in_viewport(ratio=1)
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not officer.page.evaluate(wide)
    officer.presses_main("Mulai layani")
    officer.is_in("Sedang dilayani")
    expect(officer.main).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [1366, 500])
def test_nothing_is_cut_in_the_middle_after_a_recall(hall: Hall, new_page: NewPage, width: int) -> None:
    number = take(hall, {1366: "H01", 500: "L01"}[width])
    officer = Officer(new_page(width, 768), hall, {1366: "H", 500: "L"}[width])
    officer.opens()
    officer.calls(number)
    officer.press("r")
    expect(officer.page.locator(".undo")).to_be_visible()
    expect(officer.page.get_by_role("button", name="Semua tombol")).to_be_in_viewport(ratio=1)
    for doc in officer.page.locator(".now-docs li").all():
        expect(doc).to_be_in_viewport(ratio=1)
    for button in (officer.main, officer.page.locator(".tile").first):
        button.click(trial=True)
    assert _half_shown(officer.page) == []


@pytest.mark.parametrize(("language", "ready"), [("English", "Ready"), ("Jawa", "Siap")])
def test_the_console_speaks_the_officers_language_and_remembers_it(
    hall: Hall, page: Page, language: str, ready: str
) -> None:
    officer = Officer(page, hall, "S")
    officer.sits_down(nth={"English": 2, "Jawa": 3}[language])
    page.get_by_role("button", name="petugas-s").click()
    page.get_by_label("Bahasa").select_option(label=language)
    page.keyboard.press("Escape")
    page.reload()
    officer.press("Enter")
    officer.is_in(ready)


def _half_shown(page: Page) -> list[str]:
    """Keys in the line that stand on its first line but reach over its end."""
    found: list[str] = page.evaluate("""() => {
      const line = document.querySelector(".keys-some").getBoundingClientRect();
      return [...document.querySelectorAll(".keys-some > *")]
        .map((each) => ({ words: each.textContent, box: each.getBoundingClientRect() }))
        .filter(({ box }) => box.top < line.bottom - 1 && box.right > line.right + 1)
        .map(({ words }) => words);
    }""")
    return found


def _refuse(route: Route) -> None:
    problem = {"type": "/problems/counter-not-open", "status": 409, "message": {"id": "Loket belum buka."}}
    route.fulfill(status=409, json=problem, content_type="application/problem+json")


def test_in_a_low_window_an_officer_sees_the_reason_that_is_typed(hall: Hall, new_page: NewPage) -> None:
    page = new_page(1366, 625)
    officer = Officer(page, hall, "G")
    officer.opens()
    officer.press("j")
    page.keyboard.press("6")
    field = page.get_by_label("Tulis alasannya")
    expect(field).to_be_focused()
    on_top = "field => { const { x, y, width, height } = field.getBoundingClientRect();"
    on_top += " return document.elementFromPoint(x + width / 2, y + height - 2) === field; }"
    assert field.evaluate(on_top), "something lies over it"


def test_an_officer_whose_session_has_ended_is_told_that_the_number_is_still_there(
    hall: Hall, page: Page
) -> None:
    officer = Officer(page, hall, "F")
    officer.opens()
    officer.calls(take(hall, "F01"))
    page.context.clear_cookies()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Sesi masuk Anda sudah berakhir")).to_be_visible()


def test_axe_finds_nothing_serious_on_the_officers_way(hall: Hall, page: Page) -> None:
    take(hall, "W02", priority=True)
    officer = Officer(page, hall, "W")
    officer.comes_in()
    expect(page.locator(".pick").first).to_be_visible()
    assert screens.serious(page) == []
    page.keyboard.press("2")
    officer.presses_main("Buka loket")
    officer.is_in("Siap")
    assert screens.serious(page) == []
    officer.press("ArrowDown")
    assert screens.serious(page) == []
    officer.press("Escape", "Enter")
    officer.is_in("Dipanggil")
    assert screens.serious(page) == []
    for key in ("t", "h", "a", "?"):
        officer.press(key)
        expect(officer.question).to_be_visible()
        assert screens.serious(page) == [], key
        page.keyboard.press("Escape")
        expect(officer.question).to_have_count(0)
    officer.presses_main("Mulai layani")
    officer.is_in("Sedang dilayani")
    assert screens.serious(page) == []
    officer.press("b")
    expect(officer.question).to_be_visible()
    assert screens.serious(page) == []
