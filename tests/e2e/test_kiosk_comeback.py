"""Back after a missed call: the visitor scans the slip at the kiosk."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import expect

import screens
import variants
from people import Agency, People
from touch import MEDIA, NewVisitor, Visitor

KEY_EVERY_S = 0.005


@pytest.fixture(scope="module")
def edits() -> list[variants.Edit]:
    return [variants.with_quiet_agencies]


def misses_the_call(people: People, agency: Agency, waiting_behind: int = 0) -> dict[str, Any]:
    ticket = people.kiosk().take(agency.service)
    for _ in range(waiting_behind):
        people.kiosk().take(agency.service)
    desk = people.open_desk(agency.counter())
    desk.move(desk.calls(), "no-show").done()
    return ticket


def scans(someone: Visitor, what: str) -> None:
    """As a scanner does: fast, by the clock of its own keys however busy the machine is, and Enter."""
    line = someone.page.context.new_cdp_session(someone.page)
    began = time.time()
    for place, key in enumerate([*what, "Enter"]):
        press = {"key": key, "timestamp": began + place * KEY_EVERY_S}
        text = "\r" if key == "Enter" else key
        line.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": text, **press})
        line.send("Input.dispatchKeyEvent", {"type": "keyUp", **press})
    line.detach()


@pytest.mark.parametrize("size", MEDIA.values(), ids=MEDIA.keys())
def test_who_missed_the_call_scans_the_slip_and_is_in_the_queue_again(
    visitor: NewVisitor, people: People, agency: Agency, size: tuple[int, int]
) -> None:
    ticket = misses_the_call(people, agency, waiting_behind=2)
    someone = visitor(size)
    someone.sees("Terlewat atau batal? Pindai karcis di sini")
    scans(someone, ticket["url"])
    expect(someone.page.locator("h1 .ticket-number")).to_have_text(ticket["number"])
    someone.sees("Anda kembali ada di antrean")
    someone.sees("2 orang di depan Anda")
    someone.sees("Tunggu di Zona A")
    assert people.phone_of(ticket)["state"] == "waiting"
    assert someone.overflowing() == []
    assert screens.serious(someone.page) == []
    someone.touch("Selesai")
    someone.is_at_start()


def test_a_scan_works_on_every_page_and_starts_no_search(
    visitor: NewVisitor, people: People, agency: Agency
) -> None:
    ticket = misses_the_call(people, agency)
    someone = visitor()
    someone.touch(someone.page.locator(".door"))
    someone.page.keyboard.type("ktp")
    expect(someone.page.get_by_label("Cari layanan", exact=True)).to_have_value("ktp")
    scans(someone, ticket["url"])
    someone.sees("Anda kembali ada di antrean")
    someone.touch("Selesai")
    someone.touch(someone.wish("KTP hilang atau rusak"))
    scans(someone, ticket["url"].rsplit("/", 1)[1])
    someone.sees("Nomor Anda masih menunggu.")
    expect(someone.page.locator(".ticket-number")).to_have_text(ticket["number"])
    assert screens.serious(someone.page) == []


def test_the_second_chance_is_given_once(visitor: NewVisitor, people: People, agency: Agency) -> None:
    ticket = misses_the_call(people, agency)
    someone = visitor()
    scans(someone, ticket["url"])
    someone.sees("Anda kembali ada di antrean")
    desk = people.desk(agency.counter())
    desk.move(desk.calls(), "no-show").done()
    scans(someone, ticket["url"])
    someone.sees("Nomor ini sudah pernah kembali satu kali.")


def test_the_slip_says_plainly_how_its_number_stands(
    visitor: NewVisitor, people: People, agency: Agency
) -> None:
    ticket = people.kiosk().take(agency.service)
    desk = people.open_desk(agency.counter())
    someone = visitor()
    held = desk.calls()
    scans(someone, ticket["url"])
    someone.sees(f"Silakan ke {held['counter']['name']} sekarang.")
    for move, words in (("start", "sedang dilayani di"), ("finish", "sudah selesai dilayani")):
        desk.move(held, move).done()
        scans(someone, ticket["url"])
        someone.sees(words)


def test_who_cannot_stay_gives_the_number_back_after_one_question(
    visitor: NewVisitor, people: People, agency: Agency
) -> None:
    ticket = people.kiosk().take(agency.service)
    behind = people.kiosk().take(agency.service)
    someone = visitor()
    scans(someone, behind["url"])
    someone.sees("1 orang di depan Anda")
    scans(someone, ticket["url"])
    someone.sees("Nomor Anda masih menunggu.")
    someone.touch("Batalkan nomor saya")
    someone.sees("Batalkan nomor ini?")
    assert screens.serious(someone.page) == []
    assert someone.overflowing() == []
    someone.touch("Tidak, tetap antre")
    assert people.phone_of(ticket)["state"] == "waiting"
    someone.touch("Batalkan nomor saya")
    someone.touch("Ya, batalkan")
    someone.sees("Nomor Anda sudah dibatalkan.")
    assert people.phone_of(ticket)["state"] == "cancelled"
    assert people.phone_of(behind)["ahead"] == 0
    cancelled = people.manager().moves(0)[-1]
    assert (cancelled["type"], cancelled["actor"]) == ("ticket.cancelled", "token:kiosk-e2e")
    scans(someone, ticket["url"])
    someone.sees("Nomor ini sudah dibatalkan.")
    expect(someone.page.get_by_role("button", name="Batalkan nomor saya")).to_have_count(0)


def test_whose_number_is_in_service_is_not_offered_to_give_it_back(
    visitor: NewVisitor, people: People, agency: Agency
) -> None:
    ticket = people.kiosk().take(agency.service)
    desk = people.open_desk(agency.counter())
    desk.move(desk.calls(), "start").done()
    kiosk = people.kiosk()
    token = ticket["url"].rsplit("/", 1)[1]
    kiosk.post("/api/v1/kiosk/cancel", {"token": token}).refused("illegal-move")
    kiosk.post("/api/v1/kiosk/cancel", {"token": "A" * 22}).refused("not-found", 404)
    someone = visitor()
    scans(someone, ticket["url"])
    someone.sees("sedang dilayani di")
    expect(someone.page.get_by_role("button", name="Batalkan nomor saya")).to_have_count(0)


def test_an_unknown_slip_leads_to_people(visitor: NewVisitor, people: People, agency: Agency) -> None:
    someone = visitor()
    scans(someone, people.kiosk().take(agency.service)["url"])
    someone.sees("Nomor Anda masih menunggu.")
    scans(someone, "https://evil.example/qr/999")
    someone.sees("Karcis ini tidak dikenal di sini.")
    expect(someone.page.locator(".ticket-number")).to_have_count(0)
    someone.touch("Selesai")
    someone.is_at_start()
    scans(someone, f"{people.hall.url}/t/AAAAAAAAAAAAAAAAAAAAAA")
    someone.sees("Karcis ini tidak dikenal di sini.")
    assert someone.overflowing() == []
    assert screens.serious(someone.page) == []


def test_a_scan_without_the_server_says_what_to_do(
    visitor: NewVisitor, people: People, agency: Agency
) -> None:
    ticket = misses_the_call(people, agency)
    someone = visitor()
    someone.page.clock.install()
    someone.page.route("**/api/v1/kiosk/return", lambda route: route.abort())
    scans(someone, ticket["url"])
    someone.sees("Sebentar, karcis sedang dibaca")
    someone.page.clock.run_for(11_000)
    someone.sees("Karcis belum bisa dibaca.")
