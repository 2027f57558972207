"""The kiosk when something is different: nobody there, no paper, no server, a closed day, other needs."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import screens
import variants
from hall import Hall
from machine import free_port
from people import People
from touch import LANDSCAPE, MEDIA, PORTRAIT, NewVisitor, Visitor

TOO_FAST = {"type": "/problems/too-fast", "title": "Too fast", "status": 429, "message": {"id": "Tunggu"}}
LEAST_TOUCH = 88
"""Pixels: 20 mm on a 21.5-inch screen."""


def with_fifty_agencies(config: dict[str, Any]) -> None:
    shipped = config["catalogue"]["agencies"]
    for place in range(50 - len(shipped)):
        like = shipped[place % 17]
        prefix = like["prefix"] + "BC"[place // 17]
        services = [{"code": f"{prefix}01", "name": f"Layanan {prefix}", "minutes": 5}]
        shipped.append({
            **like, "prefix": prefix, "code": f"uji-{prefix.lower()}", "counters": 1, "services": services,
            "short": f"{like['short']} {'Utara' if place < 17 else 'Selatan'}",
        })  # fmt: skip


def with_a_dead_printer(config: dict[str, Any]) -> None:
    config["printers"] = [{"name": "mati", "driver": "network", "host": "127.0.0.1", "port": free_port()}]


def with_pairing_by_hand(config: dict[str, Any]) -> None:
    config["devices"]["trial_pairing"] = False


@pytest.fixture(scope="module")
def edits() -> list[variants.Edit]:
    """A hall of fifty agencies, whose printer is broken."""
    return [with_fifty_agencies, with_a_dead_printer, with_pairing_by_hand]


@pytest.fixture
def visitor(visitor: NewVisitor) -> NewVisitor:
    return partial(visitor, clock=True)


def test_a_kiosk_left_alone_counts_down_and_forgets_the_visitor(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.touch("English")
    someone.touch("Large text")
    someone.page.keyboard.type("paspor")
    someone.page.clock.fast_forward(37_000)
    left = someone.page.locator(".still-left")
    expect(left).to_have_text(re.compile(r"^\d$"))
    assert screens.size_of(someone.page, ".still-left") >= 200
    someone.page.clock.fast_forward(10_000)
    someone.is_at_start()
    expect(left).to_be_hidden()
    someone.sees("Hari ini mau mengurus apa?")
    expect(someone.page.locator("html")).not_to_have_attribute("data-large", "")
    someone.touch(someone.page.locator(".door"))
    expect(someone.page.get_by_label("Cari layanan", exact=True)).to_have_value("")


def test_a_touch_keeps_the_page_and_does_nothing_else(visitor: NewVisitor, people: People) -> None:
    someone = visitor()
    before = people.manager().head()
    someone.touch(someone.wish("KTP hilang atau rusak"))
    button = someone.page.locator(".take-button").bounding_box()
    assert button is not None
    someone.page.clock.fast_forward(27_000)
    expect(someone.page.get_by_role("alertdialog")).to_be_visible()
    assert screens.serious(someone.page) == []
    someone.page.touchscreen.tap(button["x"] + 200, button["y"] + 40)
    expect(someone.page.get_by_role("alertdialog")).to_be_hidden()
    someone.page.clock.fast_forward(15_000)
    expect(someone.page.locator(".take-button")).to_be_visible()
    assert [each for each in people.manager().moves(before) if each["type"] == "ticket.issued"] == []


def test_an_untouched_start_page_stays_quiet(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.page.clock.fast_forward(100_000)
    expect(someone.page.get_by_role("alertdialog")).to_be_hidden()
    someone.is_at_start()


def test_without_paper_the_number_is_to_be_photographed(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.touch(someone.wish("KTP hilang atau rusak"))
    number = someone.takes_number()
    someone.page.clock.fast_forward(8_500)
    someone.sees("Karcis tidak keluar.")
    someone.sees("Foto nomor dan kode ini dengan ponsel")
    expect(someone.page.get_by_text("Ambil karcis di bawah")).to_be_hidden()
    assert screens.serious(someone.page) == []
    someone.page.clock.fast_forward(30_000)
    assert someone.number() == number
    someone.page.clock.fast_forward(20_000)
    someone.is_at_start()


def test_a_kiosk_that_is_too_fast_counts_down_and_then_gives_the_number(visitor: NewVisitor) -> None:
    someone = visitor()
    page, refusals = someone.page, iter([{"retry_after_s": 3, **TOO_FAST}])
    page.route(
        "**/api/v1/kiosk/tickets",
        lambda way: way.fulfill(status=429, json=told) if (told := next(refusals, None)) else way.continue_(),
    )
    someone.touch(someone.agency("Polresta"))
    someone.touch(someone.service("SKCK baru"))
    take = page.locator(".take-button")
    someone.touch(take)
    expect(take).to_have_text("Tunggu 3 detik")
    expect(take).to_be_disabled()
    expect(page.get_by_role("alert")).to_contain_text("Banyak nomor baru saja diambil di mesin ini.")
    for _ in range(3):
        page.clock.run_for(1_000)
    expect(page.get_by_role("alert")).to_contain_text("Sekarang bisa.")
    someone.touch(take)
    assert someone.number().startswith("R-")


def test_the_number_gives_the_kiosk_back_with_one_touch(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.touch(someone.wish("KTP hilang atau rusak"))
    someone.takes_number()
    someone.touch("Selesai")
    someone.is_at_start()


@pytest.mark.parametrize("size", MEDIA.values(), ids=MEDIA.keys())
def test_fifty_agencies_have_room_on_big_pages(visitor: NewVisitor, size: tuple[int, int]) -> None:
    someone = visitor(size)
    seen: list[str] = []
    while True:
        names = someone.page.locator(".tile-name").all_inner_texts()
        seen += names
        assert someone.overflowing() == []
        assert min(box["height"] for box in someone.buttons()) >= LEAST_TOUCH - 0.5
        assert all(box["bottom"] <= size[1] and box["right"] <= size[0] for box in someone.buttons())
        further = someone.page.get_by_role("button", name="Berikutnya")
        if further.is_disabled():
            break
        someone.touch(further)
        expect(someone.page.locator(".tile-name").first).not_to_have_text(names[0])
    assert len(seen) == len(set(seen)) == 50


def test_large_text_grows_and_still_fits(visitor: NewVisitor) -> None:
    someone = visitor()
    before = screens.size_of(someone.page, ".page-head")
    someone.touch("Huruf besar")
    expect(someone.page.locator("html")).to_have_attribute("data-large", "")
    assert screens.size_of(someone.page, ".page-head") > before
    assert screens.size_of(someone.page, ".tile-name") >= 36
    assert someone.overflowing() == []


def test_from_a_wheelchair_everything_is_within_reach(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.touch("Kursi roda")
    expect(someone.page.locator(".kiosk")).to_have_attribute("data-wheelchair", "true")
    reach = PORTRAIT[1] * 0.33

    def all_within_reach() -> None:
        assert [
            (box["text"], box["y"]) for box in someone.buttons() if box["y"] + box["height"] / 2 < reach
        ] == []
        assert someone.overflowing() == []

    all_within_reach()
    someone.touch(someone.wish("Perpanjang SIM"))
    someone.finds("Perpanjangan SIM C")
    all_within_reach()
    someone.touch("Kembali")
    someone.page.keyboard.type("paspor")
    someone.finds("Paspor baru")
    all_within_reach()
    someone.touch(someone.service("Paspor baru"))
    expect(someone.page.locator(".take-button")).to_be_visible()
    all_within_reach()


def test_high_contrast_is_black_on_white(visitor: NewVisitor) -> None:
    someone = visitor(LANDSCAPE)
    someone.touch("Kontras tinggi")
    expect(someone.page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(someone.page.locator(".letter + .tile-text > *").first).to_have_css("color", "rgb(0, 0, 0)")
    assert screens.serious(someone.page) == []


def test_a_closed_day_says_so_and_still_tells_what_to_bring(visitor: NewVisitor, people: People) -> None:
    someone = visitor()
    manager = people.manager()
    manager.close_day("Listrik padam sampai sore.")
    try:
        someone.page.clock.run_for(6_000)
        someone.sees("Antrean hari ini sudah ditutup")
        someone.sees("Listrik padam sampai sore.")
        someone.sees("Buka lagi")
        assert screens.serious(someone.page) == []
        someone.touch("Lihat layanan dan syaratnya")
        someone.touch(someone.wish("KTP hilang atau rusak"))
        someone.sees("Kartu Keluarga (KK)")
        someone.sees("Nomor belum bisa diambil.")
        expect(someone.page.locator(".take-button")).to_be_hidden()
    finally:
        manager.open_day()


def test_a_new_kiosk_is_paired_by_its_code(people: People, new_page: Callable[..., Page]) -> None:
    stranger = Visitor(new_page(*PORTRAIT), people.hall.url)
    stranger.sees("Pasangkan kiosk ini")
    stranger.sees("ketik kode ini di sana")
    assert screens.serious(stranger.page) == []
    code = stranger.page.locator(".notice-code").inner_text()
    manager = people.manager()
    manager.post("/api/v1/manage/devices/pair", {"code": code, "name": "Kiosk pintu barat"}).done()
    stranger.is_at_start()
    devices = manager.get("/api/v1/manage/devices").done()["devices"]
    [kiosk] = [each for each in devices if each["name"] == "Kiosk pintu barat"]
    manager.post(f"/api/v1/manage/devices/{kiosk['id']}/revoke").done()
    stranger.sees("Pasangkan kiosk ini")


def test_a_kiosk_that_is_cut_off_says_where_to_go_and_comes_back(
    fresh_hall: Hall, new_page: Callable[..., Page]
) -> None:
    page = new_page(*PORTRAIT)
    page.clock.install()
    someone = Visitor(page, fresh_hall.url, fresh_hall.token("kiosk"))
    someone.is_at_start()
    someone.sees("Hall latihan")
    someone.touch(someone.wish("KTP hilang atau rusak"))
    fresh_hall.stop()
    someone.touch(someone.page.locator(".take-button"))
    someone.sees("Mengambil nomor")
    page.clock.fast_forward(11_000)
    someone.sees("Server belum menjawab")
    someone.touch("Kembali")
    someone.sees("Kiosk sedang tidak tersambung")
    someone.sees("Silakan minta nomor di meja informasi.")
    assert screens.serious(someone.page) == []
    fresh_hall.start()
    page.clock.fast_forward(3_000)
    expect(page.locator("main.home")).to_be_visible(timeout=15_000)
    someone.touch(someone.wish("KTP hilang atau rusak"))
    assert someone.takes_number() == "C-001"
