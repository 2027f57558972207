"""Taking a number: what a visitor finds at the kiosk by the door."""

from __future__ import annotations

import re
import time
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Route, expect

import screens
from people import People
from touch import LANDSCAPE, MEDIA, NewVisitor

TAKE = "**/api/v1/kiosk/tickets"
SPOKEN = {
    "jv": (
        "Jawa",
        "Dinten punika badhé ngurus punapa?",
        "Sampun panjenengan asta?",
        "Nomer panjenengan",
    ),
    "en": ("English", "What brings you here today?", "Do you have these with you?", "Your number"),
}


def latest_issued(people: People) -> Any:
    events = people.manager().events(0)
    return [event for event in events if event["type"] == "ticket.issued"][-1]["data"]["ticket"]


@pytest.mark.parametrize("size", MEDIA.values(), ids=MEDIA.keys())
def test_three_touches_give_a_number_within_twenty_seconds(
    visitor: NewVisitor, people: People, size: tuple[int, int]
) -> None:
    someone = visitor(size)
    began = time.monotonic()
    someone.touch(someone.agency("Dindukcapil"))
    someone.touch(someone.service("Akta kelahiran"))
    number = someone.takes_number()
    assert someone.touches == 3
    assert time.monotonic() - began < 20
    assert latest_issued(people)["number"] == number
    assert screens.size_of(someone.page, ".ticket-number") >= 200
    someone.sees("Tunggu di Zona B")
    someone.sees("Ambil karcis di bawah")
    screens.waits_for_picture(someone.page.locator(".ticket-qr img"))


def test_a_common_wish_leads_straight_to_its_service(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.touch(someone.wish("KTP hilang atau rusak"))
    someone.sees("Cetak KTP-el hilang, rusak, atau ubah data")
    assert someone.takes_number().startswith("C-")
    assert someone.touches == 2


def test_a_wish_with_several_services_asks_which_one(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.touch(someone.wish("Perpanjang SIM"))
    someone.finds("Perpanjangan SIM C", "Perpanjangan SIM A")
    someone.touch(someone.service("Perpanjangan SIM A dan C"))
    assert someone.takes_number().startswith("R-")
    assert someone.touches == 3


def test_documents_fee_and_time_are_told_before_the_number(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.touch(someone.agency("Polresta"))
    someone.touch(someone.service("Perpanjangan SIM C"))
    for told in ("SIM asli yang masih berlaku", "Fotokopi KTP-el", "Rp75.000", "sekitar 12 menit"):
        someone.sees(told)
    someone.touch("Kembali")
    someone.touch("Kembali")
    someone.touch(someone.agency("Dindukcapil"))
    someone.touch(someone.service("Kartu Identitas Anak di bawah 5 tahun"))
    someone.sees("Gratis")
    someone.sees("3 hari")


def test_the_facts_of_a_service_do_not_contradict_each_other(visitor: NewVisitor, people: People) -> None:
    someone = visitor()
    someone.touch(someone.agency("KPP Pratama"))
    someone.touch(someone.page.locator(".service-tile"))
    facts = someone.page.locator(".facts")
    expect(facts.locator("b").first).to_have_text("Tidak ada loket yang melayani sekarang")
    expect(facts).not_to_contain_text("Tidak ada antrean")
    at_the_counter = facts.locator(".fact", has_text=re.compile("Di loket.*menit"))
    expect(at_the_counter.locator("b")).to_have_text(re.compile(r"^sekitar \d+ menit$"))
    people.open_desk("J1")
    expect(facts.locator("b").first).to_have_text("Tidak ada antrean", timeout=12_000)
    expect(facts.locator(".fact").first).not_to_contain_text("0\N{EN DASH}")


def test_what_an_agency_has_not_told_is_asked_at_the_counter(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.touch(someone.agency("Bapenda"))
    someone.touch(someone.service("Pajak reklame"))
    someone.sees("Daftar berkas belum tercatat di sini")
    for part in ("Biaya", "Hasil", "Alur"):
        expect(someone.page.locator(".fact", has_text=part)).to_contain_text("Tanyakan di loket")
    expect(someone.page.locator(".fact", has_text="Pengaduan")).to_contain_text("lapor.go.id")


def test_search_understands_people_and_their_spelling(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.touch(someone.page.locator(".door"))
    field = someone.page.get_by_label("Cari layanan", exact=True)
    for typed, found in (
        ("pasport", "Paspor baru"),
        ("ktp ilang", "Cetak KTP-el hilang, rusak, atau ubah data"),
        ("sim c", "Perpanjangan SIM C"),
        ("akte lahir", "Akta kelahiran"),
        ("kartu kuning", "Kartu kuning (AK1) baru"),
        ("pajak motor", "Pengesahan STNK tahunan dan bayar PKB"),
    ):
        someone.page.keyboard.type(typed)
        expect(field).to_have_value(typed)
        someone.finds(found)
        field.clear()


def test_quick_fingers_on_a_real_keyboard_lose_no_letter(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.page.keyboard.type("perpanjangan paspor")
    expect(someone.page.get_by_label("Cari layanan", exact=True)).to_have_value("perpanjangan paspor")


def test_the_keyboard_on_the_screen_is_enough(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.touch(someone.page.locator(".door"))
    someone.types("kk x")
    someone.touch(someone.page.locator(".key-erase"))
    expect(someone.page.get_by_label("Cari layanan", exact=True)).to_have_value("kk ")
    someone.finds("Kartu Keluarga baru atau perubahan")
    someone.touch(someone.service("Kartu Keluarga baru atau perubahan"))
    assert someone.takes_number().startswith("C-")


def test_who_finds_nothing_is_shown_a_next_step(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.page.keyboard.type("xqzw")
    someone.sees("“xqzw” belum ditemukan.")
    someone.sees("meja informasi")
    someone.touch("Lihat semua instansi")
    someone.is_at_start()


def test_who_may_go_first_is_asked_once_and_never_why(visitor: NewVisitor, people: People) -> None:
    someone = visitor()
    sent: list[Any] = []
    someone.page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    someone.touch(someone.wish("KTP hilang atau rusak"))
    someone.touch(someone.page.get_by_role("button", name="Ya", exact=True))
    someone.takes_number()
    wish = [request.post_data_json for request in sent if request.url.endswith("/kiosk/tickets")]
    assert wish == [{"service": "C02", "priority": True, "language": "id"}]
    assert latest_issued(people)["priority"] is True
    # The very word of the slip and the phone.
    someone.sees("Prioritas")


def test_two_quick_touches_take_one_number(visitor: NewVisitor, people: People) -> None:
    someone = visitor()
    before = people.manager().head()
    someone.touch(someone.wish("KTP hilang atau rusak"))
    someone.page.locator(".take-button").dblclick()
    number = someone.number()
    issued = [each for each in people.manager().moves(before) if each["type"] == "ticket.issued"]
    assert [each["data"]["ticket"]["number"] for each in issued] == [number]


def test_a_slow_server_is_told_and_nobody_leaves_the_number_behind(visitor: NewVisitor) -> None:
    someone = visitor(clock=True)
    held: list[Route] = []
    someone.page.route(TAKE, lambda route: held.append(route))
    someone.touch(someone.wish("KTP hilang atau rusak"))
    someone.touch(someone.page.locator(".take-button"))
    someone.page.clock.run_for(3_100)
    someone.sees("Server lambat, layar ini masih mencoba. Tunggu sebentar.")
    expect(someone.page.get_by_role("button", name="Kembali")).to_be_disabled()
    assert someone.overflowing() == []
    held[0].continue_()
    expect(someone.page.locator(".ticket-number")).to_be_visible()


def test_a_lost_answer_does_not_take_a_second_number(visitor: NewVisitor, people: People) -> None:
    someone = visitor()
    before = people.manager().head()
    lost: list[str] = []

    def lose_the_first(route: Route) -> None:
        if lost:
            route.continue_()
            return
        lost.append(route.fetch().json()["number"])
        route.abort()

    someone.page.route(TAKE, lose_the_first)
    someone.touch(someone.wish("KTP hilang atau rusak"))
    assert [someone.takes_number()] == lost
    assert len([each for each in people.manager().moves(before) if each["type"] == "ticket.issued"]) == 1


def test_waiting_counts_follow_the_hall(visitor: NewVisitor, people: People) -> None:
    someone = visitor()
    people.open_desk("T1")
    people.kiosk().take("T01")
    waiting = people.kiosk().catalogue()["agencies"][8]["waiting"]
    line = someone.agency("ATR/BPN").locator(".tile-line")
    expect(line).to_contain_text(f"{waiting} menunggu", timeout=12_000)
    expect(line).to_contain_text("menit")
    expect(someone.agency("DLH").locator(".tile-line")).to_have_text("Loket sedang tutup")


def test_a_paused_counter_tells_when_it_is_back(visitor: NewVisitor, people: People) -> None:
    desk = people.open_desk("G1")
    now = datetime.fromisoformat(desk.catalogue()["now"])
    desk.pause(reason="istirahat", back_at=(now + timedelta(hours=1)).isoformat()).done()
    someone = visitor()
    expect(someone.agency("Dinperkim").locator(".tile-line")).to_contain_text("jeda sampai")
    someone.touch(someone.agency("Dinperkim"))
    expect(someone.page.get_by_text("(istirahat)").first).to_be_visible()
    desk.open()


@pytest.mark.parametrize("lang", ["jv", "en"])
def test_every_page_speaks_the_visitors_language(visitor: NewVisitor, people: People, lang: str) -> None:
    button, question, documents, yours = SPOKEN[lang]
    someone = visitor()

    def has_room() -> None:
        for size in MEDIA.values():
            someone.stands_before(size)
            assert someone.overflowing() == []

    someone.touch(button)
    someone.sees(question)
    expect(someone.page.locator("html")).to_have_attribute("lang", lang)
    has_room()
    someone.touch(someone.agency("Dinnakerkop"))
    someone.touch(someone.service("Rekomendasi paspor"))
    someone.sees(documents)
    has_room()
    someone.takes_number()
    someone.sees(yours)
    has_room()
    assert latest_issued(people)["language"] == lang


def test_a_visitor_without_hands_on_the_glass_uses_the_keys(visitor: NewVisitor) -> None:
    page = visitor(LANDSCAPE).page
    page.keyboard.type("skck")
    expect(page.get_by_label("Cari layanan", exact=True)).to_be_focused()
    expect(page.locator(".service-tile").first).to_contain_text("SKCK baru")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("h1")).to_have_text("SKCK baru")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.locator(".take-button").evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".ticket-number")).to_be_visible()
    expect(page.locator("h1")).to_be_focused()
