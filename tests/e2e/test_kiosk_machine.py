"""The touch screen of a kiosk machine: served from its own disk, honest while its server is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from playwright.sync_api import Page, expect

import screens
import variants
from kiosk_machine import KioskMachine
from machine import wait_until
from managing import Manager
from people import Enrolment, People
from touch import PORTRAIT, Visitor

HASTE = 5
WATCH = """() => {
  window.left = [];
  for (const sign of ["keydown", "contextmenu", "dragstart", "auxclick"])
    addEventListener(sign, (event) => event.defaultPrevented || window.left.push(event.key ?? sign));
}"""
"""Notes what the browser would do by itself."""


@pytest.fixture(scope="module")
def edits() -> Sequence[variants.Edit]:
    return [variants.with_trial_accounts]


@pytest.fixture(scope="module")
def kiosk(people: People, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KioskMachine]:
    token = people.token(Enrolment("kiosk", "Kiosk pintu"))
    kiosk = KioskMachine(people.hall.url, tmp_path_factory.mktemp("kiosk"), token, haste=HASTE)
    yield kiosk.start().is_connected()
    kiosk.close()


@pytest.fixture
def server_dies(people: People, kiosk: KioskMachine) -> Iterator[Callable[[], None]]:
    def die() -> None:
        people.hall.kill()
        kiosk.knows_it_is_gone()

    yield die
    if not people.hall.processes:
        people.hall.start()
    kiosk.is_connected()


def test_a_kiosk_whose_server_is_dead_still_gives_a_number_in_three_touches(
    people: People, kiosk: KioskMachine, new_page: Callable[..., Page], server_dies: Callable[[], None]
) -> None:
    visitor = Visitor(new_page(*PORTRAIT, has_touch=True), kiosk.url)
    visitor.is_at_start()
    server_dies()
    visitor.sees("tidak tersambung ke server")
    visitor.touch(visitor.agency("Dindukcapil"))
    visitor.touch(visitor.service("Cetak KTP-el hilang"))
    number = visitor.takes_number()
    assert visitor.touches == 3
    assert number.startswith("C-9")
    visitor.sees("Perkiraan belum diketahui")
    screens.waits_for_picture(visitor.page.locator(".ticket-qr img"))
    expect(visitor.page.locator("main.ticket")).to_have_attribute("data-paper", "printed")
    visitor.sees("bisa dibuka setelah kiosk tersambung lagi")
    visitor.touch("Selesai")
    visitor.touch(f"Karcis {number} hilang?")
    visitor.touch("Cetak lagi di sini")
    expect(visitor.page.locator("main.ticket")).to_have_attribute("data-paper", "printed")
    visitor.touch("Selesai")
    visitor.page.reload()
    visitor.is_at_start()
    people.hall.start()
    desk = people.open_desk("C1")
    wait_until(lambda: desk.waiting()["waiting"], "the number is handed in", 20)
    assert desk.calls()["number"] == number
    desk.lets_go()
    expect(visitor.page.get_by_text("tidak tersambung ke server")).to_have_count(0, timeout=15_000)


def test_nothing_leads_out_of_the_page(kiosk: KioskMachine, new_page: Callable[..., Page]) -> None:
    visitor = Visitor(new_page(*PORTRAIT, has_touch=True), kiosk.url)
    visitor.is_at_start()
    page = visitor.page
    page.evaluate(WATCH)
    for keys in ("F5", "F11", "Control+p", "Control+n", "Alt+ArrowLeft", "Control+Shift+i", "Control+o"):
        page.keyboard.press(keys)
    visitor.agency("Dindukcapil").click(button="right")
    assert page.evaluate("() => window.left.filter((each) => !/^(Control|Alt|Shift)$/.test(each))") == []
    page.evaluate("() => history.back()")
    visitor.is_at_start()
    assert page.url.startswith(kiosk.url)
    assert page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_a_manager_sees_how_the_kiosk_is_and_restarts_it(kiosk: KioskMachine, manager: Manager) -> None:
    manager.opens("Perangkat")
    card = manager.page.locator(".kiosk-card", has_text="Kiosk pintu")
    expect(card).to_have_attribute("data-state", "well", timeout=20_000)
    for words in ("900\N{EN DASH}924", "0 nomor", "baik"):
        expect(card).to_contain_text(words)
    expect(card.get_by_role("button", name="Perbarui")).to_be_disabled()
    card.get_by_role("button", name="Mulai ulang").click()
    expect(manager.question).to_contain_text("Mulai ulang Kiosk pintu")
    expect(manager.question).to_contain_text("Mungkin ada tamu yang sedang berdiri di depannya.")
    manager.question.get_by_role("button", name="Mulai ulang").click()
    assert wait_until(kiosk.ended, "the program ends, and systemd would start it again", 20) == 75
    expect(card).to_contain_text("sedang dimulai ulang")
    kiosk.start().is_connected()
    expect(card.get_by_role("button", name="Mulai ulang")).to_be_enabled(timeout=20_000)
