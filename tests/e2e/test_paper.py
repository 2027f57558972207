"""Paper that does not come out: what visitor and officer see, and where the slip is in the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

import screens
import variants
from console import Officer
from machine import wait_until
from managing import Manager
from people import People
from printers.render import render
from slip_tray import MAIN, OTHER, Tray, says_copy, with_two_printers
from touch import MEDIA, NewVisitor, Visitor

WISH = "KTP hilang atau rusak"


@pytest.fixture(scope="module")
def edits() -> list[variants.Edit]:
    return [variants.with_trial_accounts, variants.with_scripted_officers, with_two_printers]


@pytest.fixture
def tray(people: People) -> Iterator[Tray]:
    tray = Tray(people)
    yield tray
    tray.mend()


def takes_a_number(someone: Visitor) -> str:
    someone.touch(someone.wish(WISH))
    return someone.takes_number()


def ticket_of(people: People, number: str) -> dict[str, str]:
    issued = [
        each["data"]["ticket"] for each in people.manager().events(0) if each["type"] == "ticket.issued"
    ]
    return next(ticket for ticket in reversed(issued) if ticket["number"] == number)


LOUD = ["paper_out", "cover_open", "offline", "paper_out_mid_slip", "half_write", "wrong_id"]


@pytest.mark.parametrize("fault", LOUD)
def test_a_visitor_without_a_slip_keeps_the_number_and_prints_it_at_the_other_door(
    visitor: NewVisitor, people: People, tray: Tray, fault: str
) -> None:
    tray.break_(fault)
    someone = visitor(MEDIA["portrait" if fault != "half_write" else "landscape"])
    number = takes_a_number(someone)
    expect(someone.page.locator(".ticket")).to_have_attribute("data-paper", "failed")
    someone.sees("Karcis tidak keluar.")
    expect(someone.page.locator(".ticket-number")).to_have_text(number)
    expect(someone.page.locator(".ticket-qr img")).to_be_visible()
    button = someone.page.get_by_role("button", name=f"Cetak di {OTHER}")
    expect(button).to_be_visible()
    assert someone.overflowing() == []
    assert screens.serious(someone.page) == []
    someone.touch(button)
    someone.sees(f"Ambil karcis di {OTHER}")
    expect(someone.page.locator(".ticket")).to_have_attribute("data-paper", "printed")
    [first, second] = tray.settled(ticket_of(people, number), 2)
    paper = tray.paper(second)
    assert paper is not None
    assert number in " ".join(paper.lines)
    assert says_copy(paper) == (first.state == "unknown")


def test_a_mute_printer_alarms_nobody_but_whoever_has_no_slip_says_so(
    visitor: NewVisitor, people: People, tray: Tray
) -> None:
    tray.break_("silent")
    someone = visitor()
    takes_a_number(someone)
    expect(someone.page.locator(".ticket")).to_have_attribute("data-paper", "unconfirmed")
    someone.sees("Ambil karcis di bawah")
    expect(someone.page.get_by_text("Karcis tidak keluar.")).to_be_hidden()
    assert someone.overflowing() == []
    assert screens.serious(someone.page) == []
    someone.touch("Karcis tidak keluar?")
    someone.sees("Karcis tidak keluar.")
    someone.touch(someone.page.get_by_role("button", name=f"Cetak di {OTHER}"))
    someone.sees(f"Ambil karcis di {OTHER}")


def test_a_roll_put_in_while_the_visitor_waits_prints_the_first_slip_here(
    visitor: NewVisitor, people: People, tray: Tray
) -> None:
    tray.break_("paper_out")
    someone = visitor()
    number = takes_a_number(someone)
    someone.sees("Karcis tidak keluar.")
    tray.mend()
    here = someone.page.get_by_role("button", name="Cetak lagi di sini")
    expect(here).to_be_visible(timeout=20_000)
    someone.touch(here)
    someone.sees("Ambil karcis di bawah")
    [_, second] = tray.settled(ticket_of(people, number), 2)
    paper = tray.paper(second)
    assert paper is not None
    assert not says_copy(paper)


def test_the_officer_sees_who_has_no_slip_and_prints_a_copy(
    people: People, tray: Tray, new_page: Callable[..., Page]
) -> None:
    kiosk = people.kiosk()
    tray.break_("silent")
    unsure = kiosk.take("C04")
    tray.settled(unsure)
    tray.break_("paper_out")
    without = kiosk.take("C04")
    tray.settled(without)
    officer = Officer(new_page(1366, 768), people.hall, "C")
    officer.opens()
    expect(officer.row(without["number"])).to_contain_text("Karcis tidak tercetak")
    expect(officer.row(unsure["number"])).not_to_contain_text("tercetak")
    officer.row(without["number"]).click()
    officer.press("d")
    expect(officer.question).to_contain_text("Cetak salinan karcis")
    expect(officer.question.get_by_label("Pencetak")).to_have_value(OTHER)
    assert screens.serious(officer.page) == []
    officer.page.keyboard.press("2")
    officer.page.keyboard.press("Enter")
    expect(officer.notice).to_have_text(f"Salinan {without['number']} sudah keluar di {OTHER}.")
    [_, copy] = tray.settled(without, 2)
    paper = tray.paper(copy)
    assert paper is not None
    assert says_copy(paper)
    expect(officer.row(without["number"])).not_to_contain_text("tidak tercetak")
    told = people.manager().get("/api/v1/manage/patterns").done()["record"][-1]
    assert (told["deed"], told["number"], told["reason"]) == ("reprint", without["number"], "Karcis hilang")
    assert told["who"]["kind"] == "staff"
    tray.break_("paper_out", OTHER)
    officer.row(without["number"]).click()
    officer.press("d", "2", "Enter")
    expect(officer.notice).to_have_text(
        f"Salinan {without['number']} tidak tercetak di {OTHER}. Periksa pencetaknya."
    )
    officer.row(without["number"]).click()
    officer.press("d")
    expect(officer.question).to_contain_text("Tidak ada pencetak yang siap.")
    assert screens.serious(officer.page) == []
    officer.page.keyboard.press("2")
    expect(officer.question.get_by_role("button", name="Cetak salinan")).to_have_attribute(
        "aria-disabled", "true"
    )
    tray.mend()
    expect(officer.question).not_to_contain_text("Tidak ada pencetak yang siap.")
    expect(officer.question.get_by_role("button", name="Cetak salinan")).to_have_attribute(
        "aria-disabled", "false"
    )


def test_staff_see_what_is_wrong_and_put_a_new_roll_in(people: People, tray: Tray, manager: Manager) -> None:
    tray.break_("paper_out")
    ticket = people.kiosk().take("C04")
    tray.settled(ticket)
    manager.opens("Ikhtisar")
    alarms = manager.page.locator(".alarms")
    expect(alarms).to_contain_text(f"Kertas printer {MAIN} habis. Pasang gulungan baru.")
    expect(alarms).to_contain_text(re.compile(f"Karcis tidak tercetak: .*{ticket['number']}"))
    manager.opens("Pencetak")
    row = manager.page.get_by_role("row").filter(has_text=MAIN)
    expect(row).to_contain_text("bermasalah")
    assert screens.serious(manager.page) == []
    tray.mend()
    row.get_by_role("button", name="Gulungan baru").click()
    expect(manager.question).to_contain_text(f"Gulungan baru sudah dipasang di {MAIN}?")
    manager.question.get_by_role("button", name="Ya, gulungan baru").click()
    manager.page.get_by_text(f"Gulungan baru di {MAIN} dicatat.").wait_for()
    expect(row).to_contain_text("50 m")
    expect(row).not_to_contain_text("bermasalah")
    row.get_by_role("button", name="Tes cetak").click()
    manager.page.get_by_text(f"Tes cetak dikirim ke {MAIN}.").wait_for()
    wait_until(lambda: is_out(tray), "the test slip is out")


def is_out(tray: Tray) -> bool:
    return any("TES CETAK" in render(file.read_bytes(), 576).lines for file in tray.folder.glob("*.bin"))


def test_who_loses_the_slip_at_once_gets_a_copy_and_the_next_visitor_sees_nothing_of_it(
    visitor: NewVisitor, people: People, tray: Tray
) -> None:
    someone = visitor()
    number = takes_a_number(someone)
    expect(someone.page.locator(".ticket")).to_have_attribute("data-paper", "printed")
    someone.touch("Selesai")
    assert someone.overflowing() == []
    someone.sees("Pindai karcis di sini")
    someone.touch(f"Karcis {number} hilang?")
    expect(someone.page.locator(".ticket-number")).to_have_text(number)
    someone.sees("Karcis hilang?")
    assert screens.serious(someone.page) == []
    someone.touch("Cetak lagi di sini")
    expect(someone.page.locator(".ticket")).to_have_attribute("data-paper", "printed")
    [_first, second] = tray.settled(ticket_of(people, number), 2)
    paper = tray.paper(second)
    assert paper is not None
    assert says_copy(paper)
    someone.touch("Selesai")
    expect(someone.page.get_by_role("button", name=number)).to_be_visible()
    someone.touch(someone.page.get_by_role("button", name="English"))
    expect(someone.page.get_by_role("button", name=number)).to_be_hidden()
