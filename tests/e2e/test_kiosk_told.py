"""What a supervisor tells at the kiosk: notices, a closed queue, the last call, a door not open yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

import screens
from people import Enrolment, Manager, People
from touch import MEDIA, PORTRAIT, NewVisitor, Visitor

SOON, LATER = 20, 95


@pytest.fixture
def manager(people: People) -> Manager:
    return people.manager()


@pytest.fixture
def visitor(people: People, new_page: Callable[..., Page]) -> NewVisitor:
    def come(size: tuple[int, int] = PORTRAIT, catalogue: dict[str, Any] | None = None) -> Visitor:
        """With ``catalogue``: where the hall's own answer is different."""
        page = new_page(*size, has_touch=True)

        def answer(route: Route) -> None:
            response = route.fetch()
            route.fulfill(response=response, json={**response.json(), **(catalogue or {})})

        if catalogue:
            page.route("**/api/v1/kiosk/catalogue", answer)
        return Visitor(page, people.hall.url, people.token(Enrolment("kiosk", "kiosk-e2e")))

    return come


@pytest.mark.parametrize("size", MEDIA.values(), ids=MEDIA.keys())
def test_notices_stand_above_what_they_concern(
    visitor: NewVisitor, manager: Manager, size: tuple[int, int]
) -> None:
    text = {"id": "Internet terganggu, layanan melambat.", "en": "The internet is slow."}
    raised = [
        manager.post("/api/v1/manage/notices", body).done()["id"]
        for body in ({"text": text}, {"text": {"id": "Jaringan SIM padam."}, "agency": "R"})
    ]
    try:
        someone = visitor(size)
        someone.is_at_start()
        someone.sees("Internet terganggu, layanan melambat.")
        someone.sees("Jaringan SIM padam.")
        assert someone.overflowing() == []
        assert screens.serious(someone.page) == []
        someone.touch(someone.agency("Dindukcapil"))
        someone.sees("Internet terganggu, layanan melambat.")
        expect(someone.page.get_by_text("Jaringan SIM padam.")).to_have_count(0)
        someone.touch("Kembali")
        someone.touch("English")
        someone.sees("The internet is slow.")
    finally:
        for notice in raised:
            manager.post(f"/api/v1/manage/notices/{notice}/end").done()
    expect(someone.page.locator(".told")).to_have_count(0, timeout=12_000)


def test_a_closed_queue_says_why_everywhere_and_gives_no_number(
    visitor: NewVisitor, manager: Manager
) -> None:
    because = "Sistem pusat gangguan, coba lagi pukul 13.00."
    manager.post("/api/v1/manage/queues/M/close", {"because": because}).done()
    try:
        someone = visitor()
        expect(someone.agency("Imigrasi").locator(".tile-line").last).to_contain_text(because)
        someone.touch(someone.agency("Imigrasi"))
        expect(someone.page.locator(".page-head")).to_contain_text(because)
        expect(someone.service("Paspor baru").first.locator(".tile-closed")).to_be_visible()
        assert someone.overflowing() == []
        someone.touch(someone.service("Paspor baru"))
        expect(someone.page.locator(".not-now")).to_contain_text(because)
        expect(someone.page.locator(".take-button")).to_have_count(0)
        assert screens.serious(someone.page) == []
    finally:
        manager.post("/api/v1/manage/queues/M/open").done()
    expect(someone.page.locator(".take-button")).to_be_visible(timeout=12_000)


def test_a_queue_that_closes_under_the_finger_says_why(visitor: NewVisitor, manager: Manager) -> None:
    someone = visitor()
    someone.touch(someone.agency("DLH"))
    someone.touch(someone.page.locator(".service-tile"))
    someone.page.route("**/api/v1/kiosk/catalogue", lambda route: route.abort())
    manager.post("/api/v1/manage/queues/L/close", {"because": "Petugas rapat."}).done()
    try:
        someone.touch(someone.page.locator(".take-button"))
        expect(someone.page.locator(".refused")).to_contain_text("Petugas rapat.")
    finally:
        manager.post("/api/v1/manage/queues/L/open").done()


def test_after_the_last_call_nobody_new_comes_in_and_who_has_a_number_need_not_worry(
    visitor: NewVisitor, manager: Manager, people: People
) -> None:
    people.kiosk().take("C04")
    manager.post("/api/v1/manage/day/last-call").done()
    try:
        someone = visitor()
        someone.sees("Hari ini tidak menerima nomor baru lagi")
        someone.sees("Yang sudah punya nomor tetap dilayani.")
        assert screens.serious(someone.page) == []
    finally:
        manager.open_day()


@pytest.mark.parametrize(
    ("minutes", "words"), [(SOON, "sebentar lagi buka"), (LATER, "Selamat datang, kami belum buka")]
)
def test_the_door_promises_soon_only_when_it_is_soon(
    visitor: NewVisitor, people: People, minutes: int, words: str
) -> None:
    opens = datetime.fromisoformat(people.kiosk().catalogue()["now"]) + timedelta(minutes=minutes)
    closed = {"open": False, "why": "before-opening", "opens_at": opens.isoformat()}
    someone = visitor(catalogue=closed)
    expect(someone.page.locator("h1")).to_contain_text(words)
    expect(someone.page.locator(".notice-when")).to_have_text(f"Buka hari ini {opens:%H.%M}")
