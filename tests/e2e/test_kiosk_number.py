"""The number on the screen: how long it stays, and what it promises."""

from __future__ import annotations

import re
from functools import partial

import pytest
from playwright.sync_api import expect

import screens
from people import People
from touch import MEDIA, NewVisitor, Visitor


@pytest.fixture
def visitor(visitor: NewVisitor) -> NewVisitor:
    return partial(visitor, clock=True)


def takes_a_slip(someone: Visitor) -> None:
    someone.touch(someone.wish("KTP hilang atau rusak"))
    someone.takes_number()
    expect(someone.page.locator(".ticket")).to_have_attribute("data-paper", "printed")


@pytest.mark.parametrize("size", MEDIA.values(), ids=MEDIA.keys())
def test_the_number_stays_half_a_minute_and_counts_down_where_all_can_see(
    visitor: NewVisitor, size: tuple[int, int]
) -> None:
    someone = visitor(size)
    takes_a_slip(someone)
    assert screens.size_of(someone.page, ".stay-left") >= 36
    assert someone.overflowing() == []
    someone.page.clock.fast_forward(22_000)
    expect(someone.page.locator(".stay-left")).to_have_text(re.compile(r"^\d detik$"))
    expect(someone.page.locator(".ticket-number")).to_be_visible()
    someone.page.clock.fast_forward(9_000)
    someone.is_at_start()


def test_who_still_reads_touches_anywhere_and_has_half_a_minute_more(visitor: NewVisitor) -> None:
    someone = visitor()
    takes_a_slip(someone)
    someone.sees("Sentuh layar, tambah 30 detik lagi.")
    for _ in range(3):
        someone.page.clock.fast_forward(22_000)
        expect(someone.page.locator(".stay-left")).to_have_text(re.compile(r"^\d detik$"))
        someone.page.touchscreen.tap(540, 300)
        expect(someone.page.locator(".stay-left")).to_have_text(re.compile(r"^(30|2\d) detik$"))
    expect(someone.page.locator(".ticket-number")).to_be_visible()


def test_no_minutes_are_promised_before_a_counter_opens(visitor: NewVisitor, people: People) -> None:
    someone = visitor()
    someone.touch(someone.wish("KTP hilang atau rusak"))
    someone.takes_number()
    expect(someone.page.locator(".ticket-ahead")).to_contain_text("Tidak ada loket")
    expect(someone.page.locator(".ticket-ahead")).not_to_contain_text("menit")
    people.open_desk("C1")
    expect(someone.page.locator(".ticket-ahead")).to_contain_text(re.compile(r"\d menit"), timeout=15_000)
