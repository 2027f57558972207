"""Somebody who has never been here finds what they came for: what the wishes lead to, in how many touches."""

from __future__ import annotations

from playwright.sync_api import expect

import screens
from touch import NewVisitor, Visitor

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
