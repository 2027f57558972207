"""What the visitor's page says, without a server: every state, every language."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from flask import Flask, render_template

from kiosk import phone, phone_acts, phone_hall
from kiosk.saying import LANGUAGES

STATES = ("waiting", "called", "serving", "parked", "served", "no_show", "cancelled", "expired")


def ticket(state: str, **changes: Any) -> dict[str, Any]:
    held = state in ("called", "serving", "served", "no_show", "parked")
    return {
        "number": "C-017", "state": state, "language": "id", "priority": True, "recalls": 0,
        "returned": False, "paper": "done", "also": [], "notices": [],
        "hours_today": {"open": "08:00", "close": "15:00", "break": None},
        "hall": {"open": True, "why": None, "opens_at": None, "because": None},
        "agency": {"code": "C", "name": "Dinas Kependudukan", "short": "Dindukcapil"},
        "service": {"code": "C04", "name": "Akta kelahiran"},
        "counter": {"code": "C1", "name": "Loket 6"} if held else None,
        "called_at": "2026-11-23T09:14:00+07:00" if held else None,
        "ahead": 4 if state == "waiting" else None, "open_counters": 2 if state == "waiting" else None,
        "estimate": {"low_min": 10, "high_min": 18} if state == "waiting" else None,
        "total_ahead_at_issue": 7, "next_poll_s": 10, "now": "2026-11-23T09:14:00+07:00", "docs": ["KTP-el"],
        "zone": "B", "zone_name": "Zona B - Kependudukan", "trial": False,
        "moves": {"cancel": state == "waiting"},
        "push_back": 0, "push_backs_left": 2, "pushed_back": 0,
        "back_at": None, "branch": {"short_name": "MPP Banyumas"}, **changes,
    }  # fmt: skip


@cache
def app() -> Flask:
    app = Flask("test")
    app.register_blueprint(phone.phone)
    app.register_blueprint(phone_acts.acts)
    return app


def page(shown: dict[str, Any], language: str) -> str:
    with app().test_request_context():
        return render_template("phone_ticket.html", **phone.words(shown, language), token="t")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_its_words_in_every_language(state: str, language: str) -> None:
    for returned in (False, True):
        words = page(ticket(state, returned=returned, recalls=1), language)
        assert "C-017" in words
        assert "{ $" not in words


def test_a_range_says_when_it_was_reckoned_and_a_short_wait_does_not_promise_zero() -> None:
    say = phone.say_in("id")

    def wait(low: int, high: int) -> str:
        return phone.wait(ticket("waiting", estimate={"low_min": low, "high_min": high}), "09.14", say)

    assert wait(10, 18) == "kira-kira 10\N{EN DASH}18 menit, dihitung 09.14"
    assert wait(0, 5) == "kurang dari 5 menit, dihitung 09.14"
    unknown = ticket("waiting", estimate=None)
    assert phone.wait(unknown, "09.14", say) == "lama tunggu belum bisa diperkirakan"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_open_counter_the_phone_promises_no_minutes(language: str) -> None:
    shown = page(ticket("waiting", open_counters=0), language)
    assert phone.say_in(language)("counters-closed-now") in shown
    assert "10\N{EN DASH}18" not in shown
    early = page(ticket("waiting", open_counters=0, now="2026-11-23T07:50:00+07:00"), language)
    assert phone.say_in(language)("counters-closed") in early


def test_one_person_and_several_are_said_differently_in_english() -> None:
    say = phone.say_in("en")
    assert say("ahead", count=1) == "1 person ahead"
    assert say("ahead", count=4) == "4 people ahead"


@pytest.mark.parametrize(
    ("ahead", "total", "expected"),
    [
        (4, 7, (3, 4)),
        (0, 7, (7, 0)),
        (7, 7, (0, 7)),
        (30, 30, (0, 9)),
        (10, 30, (6, 3)),
        (5, 2, (0, 5)),
        (0, 0, (1, 0)),
    ],
)
def test_the_bar_has_a_step_for_everybody_until_they_get_too_thin(
    ahead: int, total: int, expected: tuple[int, int]
) -> None:
    assert phone.steps(ahead, total) == expected


def test_a_counter_with_a_name_of_its_own_keeps_it_in_every_language() -> None:
    assert phone.counter_name("Loket 6", phone.say_in("en")) == "Counter 6"
    assert phone.counter_name("Meja Informasi", phone.say_in("en")) == "Meja Informasi"


@pytest.mark.parametrize(
    ("language", "valid_on", "opens"),
    [
        ("id", "Berlaku pada Senin, 23 November 2026.", "Buka hari ini 08.00\N{EN DASH}15.00"),
        ("en", "It was valid on Monday, November 23, 2026.", "Open today 08:00\N{EN DASH}15:00"),
        ("jv", "Kanggé dinten Senèn, 23 November 2026.", "Bikak dinten punika 08.00\N{EN DASH}15.00"),
    ],
)
def test_an_old_slip_says_which_day_it_was_for_and_when_the_hall_is_open(
    language: str, valid_on: str, opens: str
) -> None:
    now = {"now": "2026-11-24T09:14:00+07:00", "hall": {"open": True}, "hours": ("08:00:00", "15:00:00")}
    say = phone.say_in(language)
    told = phone_hall.over("2026-11-23", now, language, say)
    assert (told["valid_on"], told["opens"]) == (valid_on, opens)
    assert phone_hall.over("2026-11-23", {**now, "hours": None}, language, say)["opens"] is None
    shut = {**now, "hall": {"open": False, "opens_at": "2026-11-25T07:45:00+07:00"}}
    assert phone_hall.over("2026-11-23", shut, language, say)["opens"] == say(
        "opens-again", when=say("when-tomorrow", time="07:45" if language == "en" else "07.45")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wish_that_was_not_done_is_explained_in_the_visitors_language(language: str) -> None:
    say = phone.say_in(language)
    slugs = ("push-back-over", "nobody-behind", "illegal-move", "unavailable")
    words = [phone.why_not(slug, language, say) for slug in slugs]
    assert len(set(words)) == 4
    assert words[2] == say("said-changed")
    assert phone.why_not(None, language, say) is None
    assert phone.why_not("not-found", language, say) is None, "the page itself says that"


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_let_others_go_before_reads_that_and_why_it_is_over(language: str) -> None:
    say = phone.say_in(language)
    once = ticket("waiting", pushed_back=1, push_back=3, push_backs_left=1)
    assert phone.pushed_back(once, language, say) == [say("pushed-back-times", times=1)]
    last, over = {**once, "push_back": 0}, {**once, "push_back": 0, "push_backs_left": 0}
    reasons = {phone.pushed_back(each, language, say)[1] for each in (last, over)}
    assert len(reasons) == 2
    assert phone.pushed_back(ticket("waiting"), language, say) == []
    assert "C-017" in str(phone.what_became("pushed-back", "C-017", language))


def test_documents_are_written_out_and_a_missed_call_says_why_one_has_to_come() -> None:
    assert "Kartu Keluarga (KK)" in page(ticket("waiting", docs=["KK"]), "id")
    assert "Fotokopi KTP" in page(ticket("called", docs=["FC KTP"]), "id")
    why = phone.say_in("id")("no-show-why")
    assert why in page(ticket("no_show"), "id")
    assert why not in page(ticket("no_show", returned=True), "id")


CLOSED = {
    "open": False,
    "why": "day-closed",
    "opens_at": "2026-11-24T07:45:00+07:00",
    "because": "listrik padam",
}


@pytest.mark.parametrize("state", ["expired", "no_show"])
def test_who_is_left_when_the_day_is_closed_reads_why_and_when_the_hall_opens_again(state: str) -> None:
    shown = page(ticket(state, hall=CLOSED), "id")
    assert "Antrean hari ini sudah ditutup" in shown
    assert "listrik padam" in shown
    assert "Buka lagi besok 07.45" in shown
    assert "kiosk" not in shown


def test_a_number_of_another_day_still_leads_to_a_new_one() -> None:
    assert "Ambil nomor baru di kiosk" in page(ticket("expired"), "id")


@pytest.mark.parametrize(
    ("opens_at", "words"),
    [
        ("2026-11-23T13:00:00+07:00", "hari ini 13.00"),
        ("2026-11-24T07:45:00+07:00", "besok 07.45"),
        ("2026-11-27T07:45:00+07:00", "Jumat 07.45"),
        ("2026-12-28T07:45:00+07:00", "28/12 pukul 07.45"),
    ],
)
def test_the_next_opening_is_said_as_people_say_it(opens_at: str, words: str) -> None:
    assert phone_hall.when(opens_at, "2026-11-23T09:14:00+07:00", "id", phone.say_in("id")) == words


@pytest.mark.parametrize("state", ["waiting", "no_show", "parked"])
@pytest.mark.parametrize("paper", ["failed", "expired", "unknown", "none", "queued"])
def test_a_visitor_without_paper_is_never_told_about_a_slip(state: str, paper: str) -> None:
    without = page(ticket(state, paper=paper), "id")
    assert "karcis" not in without
    assert "Datangi loket Dindukcapil mana pun" in without
    assert "karcis" in page(ticket(state), "id")


def test_the_second_chance_is_offered_once() -> None:
    assert ", satu kali." not in page(ticket("no_show", returned=True), "id")
    assert ", satu kali." in page(ticket("no_show"), "id")


def notice(text: dict[str, str], zone: str | None = None, agency: str | None = None) -> dict[str, Any]:
    return {"id": "1", "zone": zone, "agency": agency, "text": text}


def test_a_visitor_reads_the_notices_that_concern_the_ticket() -> None:
    told = [
        notice({"id": "Listrik padam sebentar.", "en": "A short power cut."}),
        notice({"id": "Zona B pindah ke lantai dua."}, zone="B"),
        notice({"id": "Loket Dindukcapil jeda."}, agency="C"),
        notice({"id": "Zona A."}, zone="A"),
        notice({"id": "Samsat."}, agency="S"),
    ]
    shown = phone_hall.notices(ticket("waiting", notices=told), "en")
    assert [each["text"] for each in shown] == [
        "A short power cut.",
        "Zona B pindah ke lantai dua.",
        "Loket Dindukcapil jeda.",
    ]
    assert [each["lang"] for each in shown] == ["en", "id", "id"]


def test_the_visitors_other_numbers_are_named_and_a_called_one_stands_first() -> None:
    also = [
        {"number": "R-003", "state": state, "service": {"name": "SKCK baru"}, "counter": counter}
        for state, counter in [("waiting", None), ("called", {"name": "Loket 9"})]
    ]
    rows = phone.others(ticket("waiting", also=also), phone.say_in("en"))
    assert [row["words"] for row in rows] == ["called to Counter 9", "waiting"]
    assert "SKCK baru" in page(ticket("waiting", also=also), "en")
