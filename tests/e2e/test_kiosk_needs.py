"""Before the number: finding what one came for, what to bring, and whether the day still has time for it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Route, expect

import screens
from touch import MEDIA, NewVisitor, Visitor

AT_MOST = 3
"""Touches until the service's own page."""
WISHES = {
    "KTP hilang atau rusak": "Cetak KTP-el hilang",
    "Perpanjang SIM": "Perpanjangan SIM C",
    "Haji dan umrah": "Paspor haji dan umrah",
    "BPJS untuk bayi": "Tambah anggota keluarga dan bayi baru lahir",
    "Pindah alamat": "Pindah keluar",
    "SKCK": "SKCK baru",
    "Pajak kendaraan": "Pengesahan STNK tahunan",
    "NIK tidak ditemukan": "Penyelarasan NIK",
    "Kartu kuning (AK1)": "Kartu kuning (AK1) baru",
    "Lapor pajak (SPT)": "Pendampingan SPT",
    "Mau menikah": "Informasi pendaftaran nikah",
    "Sertifikat tanah": "Peralihan hak jual beli",
    "Bayi baru lahir": "Akta kelahiran",
    "Nama salah di berkas": "Pembetulan akta",
    "Air PDAM mati": "Pengaduan air",
    "Klaim JHT": "Klaim Jaminan Hari Tua",
    "Kerja ke luar negeri": "Pengantar pendaftaran pekerja migran",
    "Kartu Keluarga": "Kartu Keluarga baru",
    "Izin usaha": "Pendampingan NIB perorangan",
    "Kartu anak (KIA)": "Kartu Identitas Anak di bawah 5 tahun",
}


def finds_the_page(someone: Visitor, wish: str, service: str) -> int:
    """Touches the wish, and the service where it asks which one; returns how many touches it took."""
    before = someone.touches
    if someone.wish(wish).count():
        someone.touch(someone.wish(wish))
    else:
        someone.touch("Keperluan lain")
        someone.touch(someone.page.get_by_role("button", name=wish, exact=True))
    title = someone.page.locator("main.service h1", has_text=service)
    choice = someone.service(service)
    title.or_(choice).first.wait_for()
    if not title.count():
        someone.touch(choice)
    expect(title).to_be_visible()
    return someone.touches - before


def test_twenty_everyday_wishes_are_at_most_three_touches_away(visitor: NewVisitor) -> None:
    someone = visitor()
    for wish, service in WISHES.items():
        assert finds_the_page(someone, wish, service) <= AT_MOST, wish
        if someone.page.get_by_role("button", name="Ke awal").count():
            someone.touch("Ke awal")
        else:
            someone.touch("Kembali")
        someone.is_at_start()


def test_the_page_of_all_wishes_is_plain_for_everybody(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.touch("Keperluan lain")
    someone.sees("Keperluan Anda yang mana?")
    assert someone.overflowing() == []
    assert screens.serious(someone.page) == []
    someone.touch("English")
    someone.sees("Which of these is it?")
    expect(someone.page.get_by_role("button", name="Getting married")).to_be_visible()


def test_all_six_parts_of_the_standard_stand_on_one_page(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.page.keyboard.type("r01")
    someone.touch(someone.service("Perpanjangan SIM A"))
    for told in ("SIM asli yang masih berlaku", "Bayar biaya", "sekitar 12 menit", "Rp80.000", "Hasil"):
        someone.sees(told)
    someone.sees("Call Center Polri 110")
    for size in MEDIA.values():
        someone.stands_before(size)
        expect(someone.page.locator(".leaves, .pager")).to_have_count(0)
        assert someone.overflowing() == []


def test_ticking_the_documents_is_a_help_and_never_a_hurdle(visitor: NewVisitor) -> None:
    someone = visitor()
    someone.touch(someone.agency("Dindukcapil"))
    someone.touch(someone.service("Akta kelahiran"))
    boxes, take = someone.page.get_by_role("checkbox"), someone.page.locator(".take-button")
    expect(boxes).to_have_count(4)
    expect(take).to_have_text("Ambil nomor")
    someone.touch(boxes.first)
    someone.sees("Kurang 3. Tanpa itu berkas bisa ditolak.")
    expect(take).to_have_text("Tetap ambil nomor")
    assert screens.serious(someone.page) == []
    for nth in (1, 2, 3):
        someone.touch(boxes.nth(nth))
    someone.sees("Lengkap")
    expect(take).to_have_text("Ambil nomor")
    someone.touch(boxes.first)
    assert someone.takes_number().startswith("C-")


@pytest.mark.parametrize("size", MEDIA.values(), ids=MEDIA.keys())
def test_in_large_letters_the_rest_of_the_standard_is_one_touch_away(
    visitor: NewVisitor, size: tuple[int, int]
) -> None:
    someone = visitor(size)
    someone.touch("Huruf besar")
    someone.page.keyboard.type("jht")
    someone.touch(someone.service("Klaim Jaminan Hari Tua"))
    expect(someone.page.get_by_role("checkbox").first).to_be_visible()
    expect(someone.page.locator(".turn-line")).to_contain_text("Tidak ada loket")
    assert someone.overflowing() == []
    if someone.page.get_by_role("button", name="Kursi roda").count():
        someone.touch("Kursi roda")
        (take,), (ways, *_) = someone.buttons(".take-button"), someone.buttons(".bottom button")
        assert min(box["y"] + box["height"] / 2 for box in someone.buttons()) >= size[1] * 0.33
        assert take["bottom"] <= ways["y"]
        assert screens.serious(someone.page) == []
        someone.touch("Kursi roda")
    someone.touch("Biaya, alur, aduan")
    someone.sees("Wawancara singkat")
    assert someone.overflowing() == []
    assert screens.serious(someone.page) == []


def seen_late(route: Route, **changes: Any) -> None:
    """The catalogue, as it would be for C04 late in the day."""
    catalogue = route.fetch().json()
    for agency in catalogue["agencies"]:
        for service in agency["services"]:
            if service["code"] == "C04":
                service.update(changes)
    route.fulfill(json=catalogue)


@pytest.mark.parametrize("size", MEDIA.values(), ids=MEDIA.keys())
def test_who_may_come_too_late_is_warned_and_may_still_take_a_number(
    visitor: NewVisitor, size: tuple[int, int]
) -> None:
    someone = visitor(size)
    outlook = {"chance": "unlikely", "from": None, "to": None}
    someone.page.route("**/api/v1/kiosk/catalogue", lambda route: seen_late(route, outlook=outlook, left=2))
    someone.page.reload()
    someone.is_at_start()
    someone.page.keyboard.type("c04")
    someone.touch(someone.service("Akta kelahiran"))
    someone.sees("Hari ini mungkin tidak sempat dilayani.")
    someone.sees("tinggal 2 nomor")
    assert someone.overflowing() == []
    assert screens.serious(someone.page) == []
    someone.touch("Tetap ambil nomor")
    assert someone.number().startswith("C-")


def test_who_would_not_be_called_today_is_told_why_and_when_to_come(visitor: NewVisitor) -> None:
    someone = visitor()
    tomorrow = (datetime.now().astimezone() + timedelta(days=1)).isoformat()
    closed = {"open": False, "why": "no-time", "opens_at": tomorrow, "left": 0}
    someone.page.route("**/api/v1/kiosk/catalogue", lambda route: seen_late(route, **closed))
    someone.page.reload()
    someone.is_at_start()
    someone.touch(someone.agency("Dindukcapil"))
    expect(someone.service("Akta kelahiran")).to_contain_text("Buka lagi")
    someone.touch(someone.service("Akta kelahiran"))
    someone.sees("Waktu hari ini tidak cukup lagi")
    expect(someone.page.locator(".take-button")).to_have_count(0)
    assert someone.page.get_by_role("checkbox").count() == 4
    assert screens.serious(someone.page) == []
