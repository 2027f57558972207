"""Who sits at a counter: asked for, handed over, taken over, open on two screens."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

import screens
from console import MANAGER_PIN, Officer, add_officer, take
from hall import Hall

NewPage = Callable[..., Page]


def _says(officer: Officer, words: str) -> None:
    expect(officer.page.get_by_role("alert").filter(has_text=words)).to_be_visible()


def _nothing_can_be_pressed(officer: Officer, counter: str) -> None:
    """Whatever the hand still does, the page moves nothing."""
    state = officer.hall.client("counter", counter).get("/api/v1/counter/state").json()
    for key in ("Enter", "Enter", "f", "1", "Space"):
        officer.page.keyboard.press(key)
    expect(officer.main).to_have_count(0)
    after = officer.hall.client("counter", counter).get("/api/v1/counter/state").json()
    assert (after["ticket"], after["state"]) == (state["ticket"], state["state"])


def test_a_counter_is_handed_over_with_the_visitor_once_its_officer_agrees(
    hall: Hall, new_page: NewPage
) -> None:
    number = take(hall, "A01")
    add_officer(hall, "Bu Sri", "A")
    holder, asker = Officer(new_page(), hall, "A"), Officer(new_page(), hall, "A").named("Bu Sri")
    holder.opens()
    holder.calls(number)
    asker.wants("petugas-a")
    asker.page.keyboard.press("Enter")
    expect(asker.question).to_contain_text("Menunggu jawaban petugas-a")
    assert screens.serious(asker.page) == []
    _says(holder, "Bu Sri minta loket ini.")
    _says(holder, f"{number} di tangan Anda ikut diserahkan.")
    assert screens.serious(holder.page) == []
    holder.press("y")
    _says(holder, "sudah diserahkan kepada Bu Sri")
    expect(holder.page.get_by_text(f"{number} ikut pindah")).to_be_visible()
    asker.is_in("Dipanggil")
    expect(asker.number).to_have_text(number)
    _nothing_can_be_pressed(holder, "A1")
    assert screens.serious(holder.page) == []


def test_an_officer_who_stays_goes_on_and_the_asker_is_told(hall: Hall, new_page: NewPage) -> None:
    add_officer(hall, "Bu Rini", "B")
    holder, asker = Officer(new_page(), hall, "B"), Officer(new_page(), hall, "B").named("Bu Rini")
    holder.opens()
    asker.wants("petugas-b")
    asker.page.keyboard.press("Enter")
    _says(holder, "Bu Rini minta loket ini.")
    holder.press("n")
    expect(holder.notice).to_contain_text("Anda tetap di loket ini")
    holder.is_in("Siap")
    expect(asker.question).to_contain_text("petugas-b tetap di")
    asker.page.keyboard.press("Escape")
    expect(asker.page.get_by_text("dipakai petugas-b")).to_be_visible()


def test_a_question_that_nobody_answers_ends_by_itself(hall: Hall, new_page: NewPage) -> None:
    add_officer(hall, "Bu Tuti", "F")
    holder, asker = Officer(new_page(), hall, "F"), Officer(new_page(), hall, "F").named("Bu Tuti")
    holder.opens()
    asker.page.clock.install()
    asker.wants("petugas-f")
    asker.page.keyboard.press("Enter")
    expect(asker.question).to_contain_text("Menunggu jawaban petugas-f")
    asker.page.clock.fast_forward("02:05")
    expect(asker.question).to_contain_text("petugas-f belum menjawab")


@pytest.mark.parametrize("socket", ["there", "gone"])
def test_an_officer_whose_counter_a_manager_takes_is_told_at_once(
    hall: Hall, new_page: NewPage, socket: str
) -> None:
    agency = {"there": "H", "gone": "L"}[socket]
    number = take(hall, f"{agency}01")
    holder = Officer(new_page(), hall, agency)
    if socket == "gone":
        holder.page.route_web_socket(f"**:{hall.ports[0]}/socket.io/**", lambda line: line.close())
        holder.page.route(f"{hall.url}/socket.io/**", lambda route: route.abort())
    manager = Officer(new_page(), hall, agency).named("pengelola", MANAGER_PIN)
    holder.opens()
    holder.calls(number)
    manager.wants(f"petugas-{agency.lower()}")
    expect(manager.question).to_contain_text("tanpa menunggu persetujuan")
    manager.page.keyboard.press("Enter")
    manager.is_in("Dipanggil")
    _says(holder, "pengelola mengambil alih loket ini")
    expect(holder.page.get_by_text(f"{number} ikut pindah")).to_be_visible()
    _nothing_can_be_pressed(holder, f"{agency}1")


def test_a_counter_open_in_two_tabs_works_in_one_of_them(hall: Hall, page: Page) -> None:
    first = Officer(page, hall, "G")
    first.opens()
    second = Officer(page.context.new_page(), hall, "G")
    second.page.goto(f"{hall.url}/counter/")
    second.is_in("Siap")
    _says(first, "Loket ini terbuka di layar lain")
    _nothing_can_be_pressed(first, "G1")
    first.page.get_by_role("button", name="Kerjakan di sini").press("Enter")
    first.is_in("Siap")
    _says(second, "Loket ini terbuka di layar lain")


def test_an_officer_who_logs_in_at_another_computer_finds_the_first_one_stopped(
    hall: Hall, new_page: NewPage
) -> None:
    first, second = Officer(new_page(), hall, "J"), Officer(new_page(), hall, "J")
    first.opens()
    second.sits_down()
    second.is_in("Siap")
    _says(first, "Loket ini terbuka di layar lain")
    _nothing_can_be_pressed(first, "J1")
