"""A manager's hall from the first screen to the seal: what is connected, what is wrong, how the day ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import variants
from console import take
from hall import Hall
from managing import Manager

NewPage = Callable[..., Page]


def _events(hall: Hall, after: int) -> Any:
    return hall.client("manager").get("/api/v1/events", params={"after": after}).json()


def test_a_test_call_says_which_connected_screens_it_went_to(
    hall: Hall, page: Page, new_page: NewPage
) -> None:
    screen = new_page()
    screen.goto(f"{hall.url}/display/?zone=D")
    screen.locator(".screen").wait_for()
    manager = Manager(page, hall)
    manager.opens("Uji panggilan")
    zones = page.get_by_role("listitem")
    here, there = zones.filter(has_text="Zona D"), zones.filter(has_text="Zona A")
    expect(here).to_contain_text("1 dari 1 layar tersambung")
    here.get_by_role("button", name="Panggil uji").click()
    expect(here.get_by_role("status")).to_contain_text("ke 1 layar tersambung (Zona D)")
    expect(screen.locator(".panel-test")).to_be_visible()
    there.get_by_role("button", name="Panggil uji").click()
    expect(there.get_by_role("status")).to_contain_text("tidak ada layar yang tersambung")


def test_the_day_is_closed_with_a_reason_and_opened_again(hall: Hall, page: Page) -> None:
    before = _events(hall, after=10**12)["head"]
    number = take(hall, "C04")
    manager = Manager(page, hall)
    manager.opens("Tutup hari")
    expect(page.locator(".day-now")).to_have_text("1")
    page.get_by_role("button", name="Tutup hari ini").click()
    agree = manager.question.get_by_role("button", name="Ya, tutup hari")
    expect(agree).to_have_attribute("aria-disabled", "true")
    manager.question.get_by_label("Jam layanan selesai").check()
    agree.click()
    expect(page.get_by_text("Hari ditutup. 1 nomor diakhiri.")).to_be_visible()
    events = _events(hall, after=before)["events"]
    expired = [event["data"] for event in events if event["type"] == "ticket.expired"]
    assert [(data["ticket"]["number"], data["reason"]) for data in expired] == [
        (number, "Jam layanan selesai")
    ]
    closed = next(event for event in events if event["type"] == "day.closed")
    assert closed["data"]["expired"] == 1
    seal = hall.client("manager").get("/api/v1/manage/overview").json()["closing"]["hash"]
    expect(page.get_by_role("textbox", name="Segel hari ini")).to_have_value(seal)
    page.get_by_role("button", name="Salin").click()
    expect(page.get_by_text("Tersalin")).to_be_visible()
    page.get_by_role("button", name="Buka lagi hari ini").click()
    expect(page.get_by_text("Hari dibuka lagi.")).to_be_visible()


@pytest.mark.usefixtures("day_opens_again")
def test_after_the_last_call_the_day_closes_behind_the_last_visitor(hall: Hall, page: Page) -> None:
    take(hall, "C04")
    manager = Manager(page, hall)
    manager.opens("Tutup hari")
    page.get_by_role("button", name="Panggilan terakhir").click()
    expect(manager.question).to_contain_text("1 orang tetap dilayani")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Panggilan terakhir dimulai. 1 orang masih dilayani.")).to_be_visible()
    desk = hall.client("counter", "C1")
    desk.post("/api/v1/counter/open")
    ticket = desk.post("/api/v1/counter/call-next").json()["ticket"]
    for move in ("start", "finish"):
        desk.post(f"/api/v1/counter/tickets/{ticket['id']}/{move}")
    expect(page.get_by_text("Hari ini sudah ditutup")).to_be_visible()
    expect(page.get_by_role("textbox", name="Segel hari ini")).to_have_value(re.compile("^[0-9a-f]{64}$"))


def _without_paper(config: variants.Config) -> None:
    config["printers"] = [{"name": "pintu", "driver": "virtual", "fault": "paper_out"}]


def test_an_alarm_says_what_to_do_and_names_the_dark_zones_at_once(
    make_hall: Callable[..., Hall], tmp_path: Path, page: Page
) -> None:
    edits = (variants.with_trial_accounts, _without_paper)
    hall = make_hall(config=variants.write(tmp_path, *edits))
    take(hall, "C04")
    Manager(page, hall)
    alarms = page.locator(".alarms")
    expect(alarms).to_contain_text("Kertas printer pintu habis. Pasang gulungan baru.", timeout=60_000)
    expect(alarms).to_contain_text("Zona A, B, C, D")
    expect(alarms).to_contain_text("Karcis tidak tercetak: C-001.")
    expect(alarms.get_by_role("listitem")).to_have_count(3)
    expect(page.get_by_text("paper-out")).to_have_count(0)


def test_a_training_screen_is_named_after_its_page_and_zone(
    make_hall: Callable[..., Hall], tmp_path: Path, page: Page, new_page: NewPage
) -> None:
    hall = make_hall(config=variants.write(tmp_path, variants.with_trial_accounts))
    for address in ("/display/?zone=B", "/display/?zone=B", "/display/"):
        screen = new_page()
        screen.goto(hall.url + address)
        screen.locator(".screen").wait_for()
    hall.token("display", "Layar lobi")
    manager = Manager(page, hall)
    manager.opens("Perangkat")
    expect(page.locator(".people tbody th")).to_have_text(
        ["Layar lobi", "Layar seluruh gedung latihan", "Layar zona B latihan", "Layar zona B latihan 2"]
    )
    # Shut out, it would be back with its next reload: the question must not promise otherwise.
    page.get_by_role("button", name="Cabut").last.click()
    expect(manager.question).to_contain_text("mendapat kunci baru dengan sendirinya")
