"""What a visitor can do on the phone: be rung, let others go before, give the number back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

import screens
import variants
from people import Agency, Kiosk, People, token_of
from phones import AWAY, FELT, wakes

RINGS = """
window.tones = 0;
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...when) { window.tones += 1; return start.apply(this, when); };
"""


@pytest.fixture(scope="module")
def edits() -> list[variants.Edit]:
    return [variants.with_quiet_agencies]


@pytest.fixture
def kiosk(people: People) -> Kiosk:
    return people.kiosk()


def test_a_number_is_given_back_only_after_a_second_yes(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    ticket = kiosk.take(agency.service)
    page = phone(ticket)
    page.get_by_role("button", name="Batalkan nomor").click()
    page.get_by_role("button", name="Tidak, tetap antre").click()
    assert people.phone_of(ticket)["state"] == "waiting"
    page.get_by_role("button", name="Batalkan nomor").click()
    expect(page.get_by_role("alertdialog")).to_contain_text(f"Batalkan {ticket['number']}?")
    wakes(page)
    page.get_by_role("button", name="Ya, batalkan").click()
    expect(page.locator("main h2")).to_have_text("Nomor ini dibatalkan")
    assert people.phone_of(ticket)["state"] == "cancelled"


def test_giving_back_a_number_without_a_connection_can_be_tried_again(
    kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    page = phone(kiosk.take(agency.service))
    page.get_by_role("button", name="Batalkan nomor").click()
    page.context.set_offline(True)
    page.get_by_role("button", name="Ya, batalkan").click()
    expect(page.get_by_role("alertdialog").get_by_role("alert")).to_have_text(
        "Belum terkirim. Coba sekali lagi."
    )
    page.context.set_offline(False)
    page.get_by_role("button", name="Ya, batalkan").click()
    expect(page.locator("main h2")).to_have_text("Nomor ini dibatalkan")


def test_a_phone_that_was_asked_to_rings_when_its_visitor_is_called(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    ticket, *_others = [kiosk.take(agency.service) for _ in range(3)]
    page = phone(ticket, script=RINGS + FELT + AWAY)
    page.get_by_role("button", name="Bunyikan saat dipanggil").click()
    expect(page.get_by_text("Akan berbunyi dan bergetar.")).to_be_visible()
    expect(page.get_by_text("Ponsel yang terkunci, atau sedang membuka hal lain")).to_be_visible()
    assert screens.serious(page) == []
    page.get_by_role("button", name="Belum siap? Dahulukan 2 orang").click()
    expect(page.locator("main h2")).to_have_text("2 orang lagi")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("button", name="It will ring and vibrate.")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.evaluate("() => goAway(true)")
    desk = people.open_desk(agency.counter())
    for _ in range(3):
        desk.lets_go()
        desk.calls()
    expect(page.locator(".call-counter")).to_have_text(re.compile("Counter"), timeout=15_000)
    assert page.evaluate("() => [window.tones, window.felt.length]") == [6, 2]
    desk.lets_go()


@pytest.mark.parametrize("scripts", [True, False])
def test_who_is_not_ready_lets_others_go_before_with_one_touch_on_any_phone(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page], scripts: bool
) -> None:
    mine, *_others = [kiosk.take(agency.service) for _ in range(5)]
    page = phone(mine, java_script_enabled=scripts)
    if scripts:
        assert screens.serious(page) == []
    page.get_by_role("button", name="Belum siap? Dahulukan 3 orang").click()
    expect(page.get_by_role("alert").filter(has_text="Giliran Anda mundur.")).to_be_visible()
    expect(page.locator("main h2")).to_have_text("3 orang lagi")
    expect(page.locator(".pushed-back")).to_have_text("Giliran Anda sudah mundur 1 kali.")
    expect(page.locator("h1")).to_have_text(mine["number"])
    if not scripts:
        page.get_by_role("link", name="Batalkan nomor").click()
        expect(page.locator("meta[http-equiv=refresh]")).to_have_count(0)
        page.get_by_role("link", name="Tidak, tetap antre").click()
        page.get_by_role("link", name="Batalkan nomor").click()
        expect(page.get_by_role("heading")).to_have_text(f"Batalkan {mine['number']}?")
        page.get_by_role("button", name="Ya, batalkan").click()
        expect(page.locator("main h2")).to_have_text("Nomor ini dibatalkan")
    else:
        expect(page.get_by_role("button", name="Belum siap? Dahulukan 1 orang")).to_be_visible()


def test_who_has_nobody_left_behind_is_told_so_on_the_page_that_is_open(
    people: People, kiosk: Kiosk, agency: Agency, phone: Callable[..., Page]
) -> None:
    mine, other = kiosk.take(agency.service, language="en"), kiosk.take(agency.service)
    page = phone(mine)
    button = page.get_by_role("button", name="Not ready? Let 1 go before you")
    expect(button).to_be_visible()
    people.visitor.post(f"/api/v1/public/tickets/{token_of(other)}/cancel").done()
    button.click()
    expect(page.get_by_role("alert").filter(has_text="Nobody waits behind you yet.")).to_be_visible()
