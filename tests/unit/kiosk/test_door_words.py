"""What the pages at the door say, without a server: every language, waits, refusals, needs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from fluent.runtime import FluentResource

from kiosk import door_words
from kiosk.saying import LANGUAGES, say_in

TEXTS = Path(door_words.__file__).parent / "texts"
TEMPLATES = Path(door_words.__file__).parent / "templates"
SAY = {language: say_in(language, "door.", "phone.", "") for language in LANGUAGES}
NOON = "2026-11-23T12:00:00+07:00"


def agency(**changes: Any) -> dict[str, Any]:
    line = {"low_min": 13, "high_min": 23}
    return {
        "code": "C", "short": "Dindukcapil", "zone": "B", "waiting": 9, "estimate": line, "open_counters": 2,
        "closed_because": None, "services": [service()], **changes,
    }  # fmt: skip


def service(**changes: Any) -> dict[str, Any]:
    return {
        "code": "C02", "name": "Cetak KTP-el", "docs": ["FC KK", "KK"], "fee_idr": 0, "open": True,
        "why": None, "opens_at": None, "left": None,
        "outlook": {"chance": "will", "from": None, "to": None}, **changes,
    }  # fmt: skip


def catalogue(**changes: Any) -> dict[str, Any]:
    need = {"id": "ktp-hilang", "words": ["ktp hilang"], "services": ["C02"]}
    own = {"id": "kambing", "words": ["surat kambing"], "services": ["C02", "C03"]}
    return {
        "now": NOON, "hours_today": {"open": "08:00", "close": "15:00"}, "open": True,
        "why": None, "opens_at": None, "popular": ["C03"],
        "situations": [need, own],
        "agencies": [agency(services=[service(), service(code="C03", name="Akta")])], **changes,
    }  # fmt: skip


def test_all_languages_say_all() -> None:
    def keys(language: str) -> set[str]:
        text = (TEXTS / f"door.{language}.ftl").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if re.match(r"[a-z]", line)]
        assert len(lines) == len([part for part in FluentResource(text).body if hasattr(part, "value")])
        return {line.split(" =")[0] for line in lines}

    assert keys("id") == keys("en") == keys("jv")
    pages = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("door*.html"))
    asked = set(re.findall(r'say\("([\w-]+\w)"', pages))
    assert {key for key in keys("id") if not key.startswith("state-")} <= asked, "and nothing is left over"
    for say in SAY.values():
        for key in asked:
            assert say(key, code="B", wifi="MPP", minutes=6, number="C-001")


def test_the_wait_is_a_range_or_honestly_unknown() -> None:
    say = SAY["id"]
    assert (
        door_words.waiting(catalogue(), agency(), "id", say) == "9 menunggu · kira-kira 13\N{EN DASH}23 menit"
    )
    assert (
        door_words.waiting(catalogue(), agency(), "id", say, brief=True) == "9 menunggu · 13\N{EN DASH}23 mnt"
    )
    assert door_words.waiting(catalogue(), agency(waiting=0), "id", say) == "Tidak ada antrean"
    short = agency(waiting=1, estimate={"low_min": 0, "high_min": 6})
    assert door_words.waiting(catalogue(), short, "id", say) == "1 menunggu · kurang dari 6 menit"


@pytest.mark.parametrize("language", LANGUAGES)
def test_not_open_yet_is_said_before_the_hour_of_the_hall_only(language: str) -> None:
    say, nobody = SAY[language], agency(open_counters=0)
    early = catalogue(now="2026-11-23T07:50:00+07:00")
    assert say("counters-closed") in door_words.waiting(early, nobody, language, say)
    for day in (catalogue(), catalogue(hours_today=None)):
        assert say("counters-closed-now") in door_words.waiting(day, nobody, language, say)
        assert say("counters-closed-now.short") in door_words.waiting(day, nobody, language, say, brief=True)
    shut = catalogue(open=False)
    assert door_words.waiting(shut, nobody, language, say) == say("queue-waiting", waiting=9)
    assert door_words.waiting(shut, agency(open_counters=0, waiting=0), language, say) == say("queue-none")


def test_a_queue_that_takes_nobody_says_why_in_the_visitors_language() -> None:
    shut = agency(closed_because="Petugas sedang rapat")
    assert door_words.waiting(catalogue(), shut, "id", SAY["id"]) == "Antrean ditutup: Petugas sedang rapat"
    assert "The officers are in a meeting" in door_words.waiting(catalogue(), shut, "en", SAY["en"])


@pytest.mark.parametrize(
    ("why", "opens_at", "words"),
    [
        ("full", "2026-11-24T07:45:00+07:00", "Nomor hari ini sudah habis · Buka lagi besok 07.45"),
        ("before-opening", "2026-11-23T13:00:00+07:00", "Belum buka · Buka hari ini 13.00"),
        ("something-new", None, "Sedang tutup"),
    ],
)
def test_a_refusal_says_why_and_when_to_come_back(why: str, opens_at: str | None, words: str) -> None:
    closed = service(open=False, why=why, opens_at=opens_at)
    assert door_words.refusal(catalogue(), agency(), closed, "id", SAY["id"]) == words


def test_a_closed_queue_gives_the_supervisors_own_reason() -> None:
    closed = service(open=False, why="queue-closed")
    told = door_words.refusal(
        catalogue(), agency(closed_because="sistem pusat mati"), closed, "id", SAY["id"]
    )
    assert told == "Antrean ditutup: sistem pusat mati"


def test_needs_stand_in_the_order_of_demand_and_lead_straight_to_the_only_service() -> None:
    needs = door_words.home(catalogue(), "en", SAY["en"])["needs"]
    assert [(each["id"], each["service"]) for each in needs] == [("kambing", None), ("ktp-hilang", "C02")]
    assert needs[0]["name"] == "surat kambing", "a need of the hall's own has only its own words"


def test_a_need_shows_the_services_that_meet_it() -> None:
    found = door_words.need(catalogue(), "kambing", "id", SAY["id"])
    assert found is not None
    assert [each["code"] for each in found["services"]] == ["C02", "C03"]
    assert door_words.need(catalogue(), "gajah", "id", SAY["id"]) is None


def test_documents_are_written_out_and_the_fee_is_plain() -> None:
    shown = door_words.service(catalogue(), "C02", "id", SAY["id"])
    assert shown is not None
    assert shown["service"]["docs"] == ["Fotokopi KK", "Kartu Keluarga (KK)"]
    assert (shown["fee"], shown["late"]) == ("Gratis", False)
    assert door_words.fee(service(fee_idr=80_000), SAY["id"]) == "Rp80.000"
    assert door_words.fee(service(fee_idr=None), SAY["id"]) == "Tanyakan di loket"
    few = service(left=2, outlook={"chance": "unlikely", "from": NOON, "to": "2026-11-23T12:30:00+07:00"})
    turn = door_words.turn(catalogue(), agency(), few, "id", SAY["id"])
    assert turn.endswith("sekitar 12.00\N{EN DASH}12.30 · tinggal 2 nomor")
