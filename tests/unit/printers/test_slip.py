"""What a visitor holds in the hand."""

from __future__ import annotations

import random
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageFilter

from printers.escpos_bytes import bytes_of
from printers.layout import compose
from printers.paper import paper_of
from printers.render import as_paper, render
from printers.words import say
from slips import BIRTH, Written, make_printer, make_slip

TEN_CM = 800
"""Dots."""

WIDTHS = {80: 576, 58: 384}
LANGUAGES = ["id", "en", "jv"]
EIGHT = [
    "FC akta nikah atau perkawinan orang tua",
    "KTP-el lama atau surat kehilangan dari kepolisian",
    "kartu peserta",
    "KTP-el",
    "KK",
    "surat keterangan berhenti bekerja",
    "buku rekening",
    "NPWP bila saldo di atas 50 juta",
]
LONG = {
    "branch": "Mal Pelayanan Publik Kabupaten Banyumas",
    "agency": "BPJS Ketenagakerjaan",
    "service": "Paspor prioritas tanpa M-Paspor (balita, lansia di atas 60, hamil, disabilitas)",
    "zone": "B lantai dua sayap timur",
    "number": "AB-1204",
    "ahead": 128,
    "low_min": 120,
    "high_min": 185,
    "docs": EIGHT,
    "kiosk": "Kiosk pintu utama sebelah timur",
    "wifi": "MPP Banyumas Lantai Dua",
    "priority": True,
    "copy": True,
    "trial": True,
}


def paper(width_mm: int, **different: Any) -> Image.Image:
    """The slip as the visitor holds it, made from the bytes the printer got."""
    printer = make_printer(width_mm=width_mm)
    return as_paper(render(bytes_of(make_slip(**different), printer), printer.dots).image)


def photograph(slip: Image.Image, tilt: float) -> Image.Image:
    """As a cheap phone sees it: smaller, tilted, not quite sharp, on a grey table."""
    table = Image.new("L", (slip.width + 80, slip.height + 80), 190)
    table.paste(slip.convert("L"), (40, 40))
    tilted = table.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=190)
    small = tilted.resize((tilted.width * 2 // 3, tilted.height * 2 // 3), Image.Resampling.BILINEAR)
    return small.filter(ImageFilter.GaussianBlur(0.8))


@pytest.mark.parametrize("width", WIDTHS)
def test_an_old_visitor_without_a_phone_finds_number_agency_zone_and_wait(
    width: int, written: Written
) -> None:
    compose(make_slip(url=None, wifi=None), WIDTHS[width])
    for word in ("Dindukcapil", "Akta kelahiran", "Zona B", "4 orang", "10–18 menit", "Perkiraan 09.14"):
        assert word in written.words
    assert "Senin 23-11-2026 09.14" in written.text
    assert "Terlewat? Datangi loket Dindukcapil mana pun, satu kali." in written.text
    assert "pindai" not in written.text.lower()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_slip_with_a_code_can_be_scanned_after_a_missed_call(width: int, written: Written) -> None:
    compose(make_slip(), WIDTHS[width])
    told = "Terlewat? Datangi loket Dindukcapil mana pun, atau pindai karcis ini di kiosk, satu kali."
    assert told in written.text


@pytest.mark.parametrize("number", ["C-017", "M-640", "W-884"])
@pytest.mark.parametrize(("width", "high"), [(80, 190), (58, 128)])
def test_the_number_is_by_far_the_largest_thing(width: int, high: int, number: str) -> None:
    slip = paper(width, number=number, docs=[], url=None)
    ink = [row for row in range(slip.height) if slip.crop((0, row, slip.width, row + 1)).getextrema()[0] == 0]
    runs, start = [], ink[0]
    for row, following in zip(ink, [*ink[1:], 10_000], strict=True):
        if following > row + 1:
            runs.append(row + 1 - start)
            start = following
    assert max(runs) >= high
    assert sorted(runs)[-2] < high


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_service_of_the_hall_fits_on_ten_centimetres(
    width: int, language: str, services: list[dict[str, Any]], written: Written
) -> None:
    assert len(services) == 166
    longest_first = sorted(services, key=lambda service: -len(str(service)))
    for service in services if language == "id" else longest_first[:20]:
        slip = compose(make_slip(**service, language=language, trial=True), WIDTHS[width])
        assert slip.height + paper_of(WIDTHS[width]).head_to_cutter < TEN_CM, service
        for doc in service["docs"]:
            assert all(word in written.text for word in doc.split()), service
    assert written.over_the_edge == []


@pytest.mark.parametrize("mode", ["raster", "native"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_longest_words_shrink_or_wrap_and_nothing_runs_over_the_edge(
    width: int, language: str, mode: str, written: Written
) -> None:
    printer = make_printer(width_mm=width, mode=mode)
    data = bytes_of(make_slip(**{**LONG, "language": language}), printer)
    assert as_paper(render(data, printer.dots).image).height < TEN_CM
    assert written.over_the_edge == []


@pytest.mark.parametrize("width", WIDTHS)
def test_eight_documents_are_all_named(width: int, written: Written) -> None:
    paper(width, docs=EIGHT, trial=True)
    for doc in EIGHT:
        assert doc in written.text


@pytest.mark.parametrize("width", WIDTHS)
def test_too_many_documents_end_in_a_word_on_how_many_more(width: int, written: Written) -> None:
    assert paper(width, docs=[f"dokumen nomor {number} yang panjang" for number in range(30)]).height < TEN_CM
    assert "lagi, tanyakan ke petugas" in written.text


def test_the_word_of_thanks_gives_way_to_documents_on_narrow_paper(written: Written) -> None:
    compose(make_slip(docs=[f"dokumen nomor {number} yang panjang" for number in range(30)]), 384)
    assert "dan 23 lagi, tanyakan ke petugas" in written.text
    assert "Ada keluhan?" not in written.text


def test_where_no_document_has_room_their_number_is_told(written: Written) -> None:
    compose(make_slip(**LONG), 384)
    assert "8 berkas: tanyakan ke petugas" in written.text
    assert "dan 8 lagi" not in written.text


@pytest.mark.parametrize("docs", [[], ["KTP-el", "KK"], EIGHT], ids=["none", "some", "many"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wifi_to_be_typed_stands_in_one_piece(language: str, docs: list[str], written: Written) -> None:
    slip = compose(make_slip(docs=docs, language=language, wifi="MPP-Banyumas-LantaiDua-Tamu"), 384)
    assert any("“MPP-Banyumas-LantaiDua-Tamu”" in line for line in written.words)
    assert slip.height + paper_of(384).head_to_cutter < TEN_CM
    assert written.over_the_edge == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("docs", [[], BIRTH["docs"], EIGHT])
def test_a_cheap_phone_reads_the_code(width: int, docs: list[str]) -> None:
    rng = random.Random(width)
    for letters in ("Xq3Jr0d2Qm5bZ8nVwLk1Ag", "AAAAAAAAAAAAAAAAAAAAAA", "zZ-_0oO1lIabcdefghijkl"):
        url = f"http://192.168.1.10:8000/t/{letters}"
        seen = zxingcpp.read_barcodes(photograph(paper(width, docs=docs, url=url), rng.uniform(-8, 8)))
        assert [code.text for code in seen] == [url]


@pytest.mark.parametrize("trial", [False, True])
@pytest.mark.parametrize("width", WIDTHS)
def test_one_service_looks_the_same_whoever_is_ahead(
    width: int, trial: bool, services: list[dict[str, Any]], written: Written
) -> None:
    days = [(0, 0, 5), (1, 4, 10), (4, 10, 18), (23, 100, 140), (3, None, None)]
    for service in services[::4]:
        titles = set()
        for ahead, low, high in days:
            written.words.clear()
            slip = make_slip(
                **service, trial=trial, ahead=ahead, low_min=low, high_min=high, kiosk="kiosk-latihan"
            )
            compose(slip, WIDTHS[width])
            titles.add("Siapkan" in written.words)
        assert len(titles) == 1, service


def test_a_visitor_with_priority_reads_so_and_the_slip_tells_no_reason(written: Written) -> None:
    compose(make_slip(priority=True), 576)
    assert "PRIORITAS" in written.words
    assert not {"disabilitas", "lansia", "hamil"} & set(written.text.lower().split())


def test_an_ordinary_slip_carries_no_marks(written: Written) -> None:
    compose(make_slip(), 576)
    assert not {"PRIORITAS", "SALINAN", "HALL LATIHAN", "TES CETAK"} & set(written.words)


@pytest.mark.parametrize(
    ("special", "word"),
    [({"copy": True}, "SALINAN"), ({"trial": True}, "HALL LATIHAN"), ({"kind": "test"}, "TES CETAK")],
)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_special_slip_says_so(width: int, special: dict[str, Any], word: str, written: Written) -> None:
    compose(make_slip(**special), WIDTHS[width])
    assert word in written.words
    assert written.over_the_edge == []


def test_without_an_estimate_the_slip_promises_nothing(written: Written) -> None:
    compose(make_slip(ahead=None, low_min=None, high_min=None), 576)
    assert "menit" not in written.text
    assert "Zona B" in written.words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_while_no_counter_is_open_the_slip_says_so_instead_of_a_range(
    width: int, language: str, written: Written
) -> None:
    slip = compose(make_slip(low_min=None, high_min=None, language=language), WIDTHS[width])
    assert say(language, "counters-closed") in written.words
    assert "10–18" not in written.text
    assert written.over_the_edge == []
    assert slip.height + paper_of(WIDTHS[width]).head_to_cutter < TEN_CM


def test_nobody_ahead_is_said_in_words(written: Written) -> None:
    compose(make_slip(ahead=0, low_min=5, high_min=5), 576)
    assert "tidak ada" in written.words
    assert "5 menit" in written.words


def test_one_person_ahead_is_one_person_in_english(written: Written) -> None:
    compose(make_slip(ahead=1, language="en"), 576)
    assert {"1 person", "Estimate 09:14", "10–18 min"} <= set(written.words)
    assert "Monday 23-11-2026 09:14" in written.words


def test_a_javanese_slip_speaks_javanese(written: Written) -> None:
    compose(make_slip(language="jv"), 576)
    assert {"Nengga ing", "4 tiyang", "Cawisaken"} <= set(written.words)


@pytest.mark.parametrize("docs", [[], ["KTP-el", "KK"], EIGHT], ids=["none", "some", "many"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_slip_says_which_wifi_to_join_however_long_it_is(
    width: int, language: str, docs: list[str], written: Written
) -> None:
    compose(make_slip(docs=docs, language=language, wifi=LONG["wifi"]), WIDTHS[width])
    assert f"Wi-Fi “{LONG['wifi']}”" in written.text
    assert written.over_the_edge == []


def test_a_hall_without_wifi_names_none(written: Written) -> None:
    compose(make_slip(wifi=None), 576)
    assert "Wi-Fi" not in written.text


def test_thanks_and_complaints_have_a_place_when_there_is_room(written: Written) -> None:
    compose(make_slip(docs=["KTP-el"], url=None), 576)
    assert "Ada keluhan?" in written.text


def test_a_test_slip_shows_the_whole_width_of_the_head() -> None:
    slip = compose(make_slip(kind="test"), 384)
    frame = [row for row in range(slip.height) if not slip.crop((0, row, 384, row + 1)).getbbox()]
    assert len(frame) >= 4
