"""Reach and reading for everyone: large, in contrast, from a wheelchair, by the keys, without looking."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page, Response, Route, expect

import reach
import screens
from people import People
from touch import LANDSCAPE, MEDIA, PORTRAIT, NewVisitor, Visitor

LOOK_MS = 50
CATALOGUE = "**/api/v1/kiosk/catalogue"
LONG_TITLE = "Paspor prioritas tanpa M-Paspor (balita, lansia di atas 60, hamil, disabilitas)"
LONG_DOCS = [
    "FC akta nikah atau perkawinan orang tua yang dilegalisasi",
    "KTP-el lama atau surat kehilangan dari kepolisian",
    "Kartu peserta BPJS Ketenagakerjaan asli",
    "KTP-el asli dan fotokopi dua lembar",
    "Kartu Keluarga terbaru yang sudah ditandatangani",
    "Surat keterangan berhenti bekerja dari perusahaan",
    "Buku rekening atas nama peserta sendiri",
    "NPWP bila saldo di atas 50 juta rupiah atau lebih",
]
HEARD = """
addEventListener("DOMContentLoaded", () => {
  window.heard = [];
  let last = "";
  addEventListener("keydown", () => heard.push("KEY"), true);
  new MutationObserver(() => {
    const line = document.querySelector(".guide-line")?.textContent ?? "";
    if (line !== last) heard.push(line);
    last = line;
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
});
"""
MODES: dict[str, list[str]] = {
    "plain": [],
    "large": ["Huruf besar"],
    "contrast": ["Kontras tinggi"],
    "wheelchair": ["Kursi roda"],
    "wheelchair, large": ["Kursi roda", "Huruf besar"],
    "Javanese, large": ["Huruf besar", "Jawa"],
}
UPRIGHT = [(PORTRAIT, mode) for mode in ("plain", "contrast", "wheelchair, large", "Javanese, large")]
LYING = [(LANDSCAPE, mode) for mode in ("plain", "Javanese, large")]
EASIER = [
    *((PORTRAIT, mode) for mode in ("large", "wheelchair")),
    *((LANDSCAPE, mode) for mode in ("large", "contrast")),
]
"""Harder combinations have each of these in them; `make chaos` looks at these too."""


@dataclass
class Listener:
    """Somebody who does not look: presses the keypad, and knows what was said."""

    page: Page
    sounds: list[Response] = field(default_factory=list)

    def presses(self, key: str) -> str:
        """One key; the first thing that is said after it."""
        self.page.keyboard.press(f"Numpad{key}")
        behind = "() => heard.slice(heard.lastIndexOf('KEY') + 1).find(Boolean)"
        said: str = self.page.wait_for_function(behind, polling=LOOK_MS).json_value()
        return said

    def walks_to(self, words: str, key: str = "2") -> str:
        """On and on until something with these words is reached."""
        for _ in range(40):
            said = self.presses(key)
            if words in said:
                return said
        raise AssertionError(f"nothing says {words}: {self.page.evaluate('() => heard')}")

    def hears(self, words: str | re.Pattern[str]) -> None:
        """Sooner or later, without another key."""
        expect(self.page.locator(".guide-line")).to_contain_text(words, timeout=30_000)

    def has_heard(self, words: str) -> None:
        """The same, of what is soon followed by something else."""
        behind = "(words) => heard.slice(heard.lastIndexOf('KEY') + 1).some((line) => line.includes(words))"
        self.page.wait_for_function(behind, arg=words, polling=LOOK_MS)


@pytest.fixture
def listener(visitor: NewVisitor) -> Listener:
    page = visitor().page
    page.add_init_script(HEARD)
    page.reload()
    page.locator("main.home").wait_for()
    someone = Listener(page)
    page.on("response", lambda sent: someone.sounds.append(sent) if "/kiosk/speech" in sent.url else None)
    return someone


def test_a_blind_visitor_takes_a_number_with_a_keypad_and_what_is_said(
    listener: Listener, people: People
) -> None:
    assert "Panduan suara aktif. Hari ini mau mengurus apa?" in listener.presses("5")
    listener.presses("3")
    assert listener.presses("3").startswith("Keperluan yang sering. KTP hilang atau rusak. tombol, 1 dari 5")
    assert listener.presses("3").startswith("Semua instansi. Z, DPMPTSP")
    assert re.search(r"tombol, 2 dari 17\.$", listener.walks_to("Dindukcapil"))
    assert listener.presses("5").startswith("Dindukcapil")
    listener.walks_to("Akta kelahiran")
    assert listener.presses("5").startswith("Akta kelahiran")
    listener.hears("Sudah Anda bawa?")
    document = listener.walks_to("Surat keterangan kelahiran")
    assert document.endswith("Surat keterangan kelahiran, kotak centang, belum dicentang, 1 dari 4.")
    assert listener.presses("5").startswith("Kurang 3.")
    assert "tombol, aktif, 1 dari 2" in listener.walks_to("Perlu didahulukan? Tidak")
    listener.walks_to("Tetap ambil nomor. tombol")
    number = re.search(r"Nomor Anda\. (C-\d{3})\. Akta kelahiran\. Dindukcapil", listener.presses("5"))
    assert number, listener.page.evaluate("() => heard")
    listener.hears(re.compile(r"Tunggu di Zona B.*(di depan Anda|yang berikutnya)"))
    listener.has_heard("Ambil karcis di bawah")
    expect(listener.page.locator(".ticket-number")).to_have_text(number[1])
    assert listener.presses("Subtract") == "Suara 3 dari 5."
    assert listener.presses("Multiply").startswith(f"Nomor Anda. {number[1]}")
    listener.walks_to("Selesai")
    listener.page.keyboard.press("Numpad5")
    expect(listener.page.locator("main.home")).to_be_visible()
    # The next visitor finds a quiet kiosk.
    expect(listener.page.locator(".guide-line")).to_have_count(0)
    assert [sent.url for sent in listener.sounds if sent.status != 200] == []


def test_the_keypad_changes_the_volume_goes_back_and_explains_itself(listener: Listener) -> None:
    listener.presses("Add")
    assert listener.presses("Add") == "Suara 5 dari 5."
    assert listener.presses("Subtract") == "Suara 4 dari 5."
    assert listener.presses("7").startswith("Tekan 2 untuk maju")
    listener.walks_to("Perpanjang SIM")
    assert listener.presses("5").startswith("Perpanjang SIM")
    assert "Hari ini mau mengurus apa?" in listener.presses("0")


def test_each_part_is_said_in_its_own_language(listener: Listener) -> None:
    listener.page.get_by_role("button", name="English").click()
    listener.presses("5")
    listener.walks_to("Dindukcapil")
    last = listener.sounds[-1].url
    assert "id%3AC%2C%20Dindukcapil" in last or "say=id%3ADindukcapil" in last
    assert "say=en" in last


def test_a_scanner_and_a_real_keyboard_work_while_the_guide_speaks(listener: Listener) -> None:
    listener.presses("5")
    listener.page.keyboard.type("http://hall/t/5208642aaaaaaaaaaaaa55")
    listener.page.keyboard.press("Enter")
    listener.hears("Karcis ini tidak dikenal di sini")
    listener.walks_to("Selesai")
    listener.page.keyboard.press("Numpad5")
    listener.page.locator("main.home").wait_for()
    listener.presses("5")
    listener.page.keyboard.type("ktp 5")
    expect(listener.page.get_by_label("Cari layanan", exact=True)).to_have_value("ktp 5")
    assert listener.presses("2") == "Hapus semua. tombol."


@pytest.mark.parametrize(
    ("size", "mode"),
    [*UPRIGHT, *LYING, *(pytest.param(*each, marks=pytest.mark.long) for each in EASIER)],
    ids=str,
)
def test_every_page_can_be_reached_and_read(visitor: NewVisitor, size: tuple[int, int], mode: str) -> None:
    someone = visitor(size, clock=True)
    for help_ in MODES[mode]:
        someone.touch(help_)
    looks = Looks(someone.page, mode)
    ways = someone.page.locator(".bottom .way")
    looks.at("main.home")
    someone.touch(someone.agency("Dindukcapil"))
    looks.at("main.list .door")
    someone.touch(ways)
    someone.touch(someone.page.locator(".chip").nth(1))
    looks.at("main.list:not(:has(.door)) .tile")
    someone.touch(ways)
    someone.touch(someone.page.locator(".door"))
    someone.page.keyboard.type("zzzzqq")
    looks.at(".suggest .quiet")
    someone.touch(someone.page.locator(".key-clear"))
    someone.page.keyboard.type("kartu")
    looks.at(".find .tile")
    someone.touch(someone.page.locator(".service-tile"))
    looks.at(".take-button")
    someone.page.clock.fast_forward(72_000 if "wheelchair" in mode else 27_000)
    looks.at(".still")
    someone.page.keyboard.press("Enter")
    expect(someone.page.locator(".still")).to_have_count(0)
    someone.touch(someone.page.locator(".take-button"))
    looks.at(".ticket-number")
    someone.page.keyboard.type("http://hall/t/aaaaaaaaaaaaaaaaaaaaaa")
    someone.page.keyboard.press("Enter")
    looks.at(".comeback-why >> nth=0")
    assert looks.faults == {}


@dataclass
class Looks:
    """Everything that is found on the way."""

    page: Page
    mode: str
    faults: dict[str, list[str]] = field(default_factory=dict)

    def at(self, what: str) -> None:
        self.page.locator(what).first.wait_for()
        found = reach.faults(self.page, seated="wheelchair" in self.mode)
        if self.page.locator(".bottom").count() and not self.page.get_by_text("Kontras").count():
            found.append("no way to high contrast")
        if self.mode in ("plain", "contrast", "wheelchair"):
            found += screens.serious(self.page)
        if self.mode == "contrast":
            found += reach.faint(self.page)
        if found:
            self.faults[what] = found


@pytest.mark.parametrize("size", MEDIA.values(), ids=MEDIA.keys())
def test_a_closed_hall_can_be_read_and_reached_too(
    people: People, new_page: Any, size: tuple[int, int]
) -> None:
    page = new_page(*size)

    def close(route: Route) -> None:
        answer = route.fetch()
        closed = {"open": False, "why": "holiday", "opens_at": "2031-03-03T08:00:00+07:00"}
        route.fulfill(response=answer, json={**answer.json(), **closed})

    page.route(CATALOGUE, close)
    someone = Visitor(page, people.hall.url, people.kiosk().token)
    someone.sees("Hari libur")
    for help_ in ("Huruf besar", *(["Kursi roda"] if size == PORTRAIT else [])):
        someone.touch(help_)
        assert reach.faults(page, seated=help_ == "Kursi roda") == []
    someone.touch("Kontras tinggi")
    assert screens.serious(page) + reach.faint(page) == []


@pytest.mark.parametrize("help_", [None, "Huruf besar"])
@pytest.mark.parametrize("size", MEDIA.values(), ids=MEDIA.keys())
def test_the_longest_names_and_documents_cover_nothing(
    people: People, new_page: Any, size: tuple[int, int], help_: str | None
) -> None:
    page = new_page(*size)

    def lengthen(route: Route) -> None:
        answer = route.fetch()
        catalogue = answer.json()
        agency = catalogue["agencies"][0]
        agency["short"] = "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu Kabupaten"
        agency["services"][0] |= {"name": LONG_TITLE, "docs": LONG_DOCS}
        route.fulfill(response=answer, json=catalogue)

    page.route(CATALOGUE, lengthen)
    someone = Visitor(page, people.hall.url, people.kiosk().token)
    someone.is_at_start()
    if help_:
        someone.touch(help_)
    # The agency's name is cut on purpose.
    cut_or_covered = reach.faults(page)
    assert [each for each in cut_or_covered if not each.startswith("cut: tile-name Dinas Penanaman")] == []
    someone.touch(someone.page.locator(".tile"))
    someone.touch(someone.service(LONG_TITLE))
    someone.page.locator(".take-button").wait_for()
    assert reach.faults(page) == []


def test_who_listens_is_warned_by_voice_and_has_twice_as_long(visitor: NewVisitor) -> None:
    """Here the server's voice is away: what would be said can be read, for as long as it would take."""
    page = visitor(clock=True).page
    page.route("**/api/v1/kiosk/speech?**", lambda route: route.abort())
    line = page.locator(".guide-line")
    page.keyboard.press("Numpad5")
    expect(line).to_contain_text("Panduan suara aktif")
    page.keyboard.press("Numpad2")
    expect(line).to_contain_text("Cari")
    page.clock.run_for(6_000)
    expect(line).to_be_empty()
    page.clock.fast_forward(42_000)
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    page.clock.fast_forward(10_000)
    expect(page.get_by_role("alertdialog")).to_be_visible()
    expect(line).to_contain_text("Masih di sini?")
    assert 20 <= int(page.locator(".still-left").inner_text()) <= 40
    page.keyboard.press("Numpad2")
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    expect(line).to_contain_text(re.compile("^(Cari|Hari ini)"))


def test_nobody_leaves_the_kiosk_by_its_keys_or_menus(visitor: NewVisitor) -> None:
    page = visitor().page
    page.evaluate("""() => {
      window.passed = [];
      for (const kind of ["keydown", "contextmenu", "wheel", "copy", "dragstart"]) {
        window.addEventListener(kind, (event) => event.defaultPrevented || passed.push(event.key ?? kind));
      }
    }""")
    for key in ("F5", "F11", "F12", "Alt+ArrowLeft", *(f"Control+{letter}" for letter in "lwtnpsor")):
        page.keyboard.press(key)
    page.locator(".door").click()
    page.get_by_label("Cari layanan", exact=True).click(button="right")
    page.keyboard.down("Control")
    page.mouse.wheel(0, 300)
    page.keyboard.up("Control")
    assert set(page.evaluate("() => window.passed")) <= {"Control", "Alt"}
    assert page.evaluate("() => [document.links.length, visualViewport.scale]") == [0, 1]


def test_a_visitor_leaves_no_trace(visitor: NewVisitor) -> None:
    someone = visitor()
    kept = "() => [Object.keys(localStorage), sessionStorage.length, document.cookie, history.length]"
    before = someone.page.evaluate(kept)
    someone.touch("Huruf besar")
    someone.touch("English")
    someone.page.keyboard.type("paspor")
    someone.touch(someone.service("Paspor baru"))
    number = someone.takes_number()
    someone.touch(someone.page.get_by_role("button", name="Done", exact=True))
    someone.is_at_start()
    assert someone.page.evaluate(kept) == before
    # Whoever has lost the slip at once may ask for a copy; the next visitor's first touch ends that.
    someone.touch("Huruf besar")
    assert number not in someone.page.content()
    someone.sees("Hari ini mau mengurus apa?")
    someone.touch(someone.page.locator(".door"))
    expect(someone.page.get_by_label("Cari layanan", exact=True)).to_have_value("")
