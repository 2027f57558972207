"""The kiosk's first page: what one does where, said once, in rows and widths that suit the eye."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

import screens
from people import People
from touch import MEDIA, PORTRAIT, NewVisitor

CLOSED = "Tidak ada loket yang melayani sekarang"


def test_every_agency_says_what_one_does_there(visitor: NewVisitor) -> None:
    someone = visitor()
    expect(someone.page.locator(".tile-what")).to_have_count(17)
    expect(someone.agency("Dindukcapil").locator(".tile-what")).to_contain_text("KTP hilang")
    expect(someone.agency("Polresta").locator(".tile-what")).to_contain_text("Perpanjang SIM")
    assert all(text.strip() for text in someone.page.locator(".tile-what").all_inner_texts())
    for size in MEDIA.values():
        someone.stands_before(size)
        assert someone.overflowing() == []
        assert screens.serious(someone.page) == []


def test_that_no_counter_is_open_is_said_once_for_the_hall(visitor: NewVisitor, people: People) -> None:
    desk = people.desk("C1")
    someone = visitor()
    expect(someone.page.locator(".hall-line")).to_contain_text(CLOSED)
    assert someone.page.get_by_text(CLOSED).count() == 1
    desk.open()
    try:
        expect(someone.page.locator(".hall-line")).to_have_count(0, timeout=12_000)
        expect(someone.agency("Samsat").locator(".tile-line")).to_have_text("Loket sedang tutup")
    finally:
        desk.shut().done()


def test_from_a_wheelchair_the_tiles_stay_large_and_come_in_pages(visitor: NewVisitor) -> None:
    someone = visitor()
    usual = someone.page.locator(".tile").first.bounding_box()
    assert usual is not None
    someone.touch("Kursi roda")
    seen: list[str] = []
    while True:
        box = someone.page.locator(".tile").first.bounding_box()
        assert box is not None
        assert box["width"] >= usual["width"] - 1
        assert box["height"] >= 110
        assert screens.size_of(someone.page, ".tile-name") >= 32
        assert someone.overflowing() == []
        seen += someone.page.locator(".tile-name").all_inner_texts()
        further = someone.page.get_by_role("button", name="Berikutnya")
        if further.is_disabled():
            break
        someone.touch(further)
        expect(someone.page.locator(".tile-name").first).not_to_have_text(seen[-1])
        expect(someone.page.locator(".tile-name").first).not_to_have_text(seen[0])
    assert len(seen) == len(set(seen)) == 17


@pytest.mark.parametrize(("lang", "code"), [("Indonesia", "id"), ("Jawa", "jv"), ("English", "en")])
def test_the_lower_row_is_one_even_row(visitor: NewVisitor, lang: str, code: str) -> None:
    someone = visitor()
    page = someone.page.locator("html")

    def one_row() -> None:
        for size in MEDIA.values():
            someone.stands_before(size)
            boxes = someone.buttons(".bottom button")
            assert len({(round(box["y"]), round(box["height"])) for box in boxes}) == 1
            assert all(box["right"] <= size[0] for box in boxes)
            assert someone.overflowing() == []

    someone.touch(lang)
    expect(page).to_have_attribute("lang", code)
    one_row()
    someone.touch(someone.page.locator(".help").nth(1))
    expect(page).to_have_attribute("data-large", "")
    one_row()
    someone.touch(someone.agency("Dindukcapil"))
    someone.touch(someone.page.locator(".service-tile"))
    expect(someone.page.locator(".take-button")).to_be_visible()
    one_row()


def test_wishes_are_as_wide_as_their_words(visitor: NewVisitor) -> None:
    someone = visitor()

    def within_the_margin(count: int) -> list[Any]:
        expect(someone.page.locator(".chip:visible")).to_have_count(count)
        boxes = [chip.bounding_box() for chip in someone.page.locator(".chip:visible").all()]
        assert all(box["x"] + box["width"] <= PORTRAIT[0] - 40 for box in boxes if box)
        return boxes

    assert len({round(box["width"]) for box in within_the_margin(5)}) > 1
    someone.touch("Huruf besar")
    within_the_margin(4)
