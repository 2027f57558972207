"""What the visitor's page says, without a server: every state, every language."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask, render_template

from kiosk import phone

STATES = ("waiting", "called", "serving", "parked", "served", "no_show", "cancelled", "expired")


def ticket(state: str, **changes: Any) -> dict[str, Any]:
    held = state in ("called", "serving", "served", "no_show", "parked")
    return {
        "number": "C-017", "state": state, "language": "id", "priority": True, "recalls": 0,
        "returned": False,
        "agency": {"code": "C", "name": "Dinas Kependudukan", "short": "Dindukcapil"},
        "service": {"code": "C04", "name": "Akta kelahiran"},
        "counter": {"code": "C1", "name": "Loket 6"} if held else None,
        "called_at": "2026-11-23T09:14:00+07:00" if held else None,
        "ahead": 4 if state == "waiting" else None, "open_counters": 2 if state == "waiting" else None,
        "estimate": {"low_min": 10, "high_min": 18} if state == "waiting" else None,
        "total_ahead_at_issue": 7, "next_poll_s": 10, "now": "2026-11-23T09:14:00+07:00", "docs": ["KTP-el"],
        "zone": "B", "zone_name": "Zona B - Kependudukan", "trial": False,
        "moves": {"cancel": state == "waiting"},
        "back_at": None, "branch": {"short_name": "MPP Banyumas"}, **changes,
    }  # fmt: skip


def page(shown: dict[str, Any], language: str) -> str:
    app = Flask("test")
    app.register_blueprint(phone.phone)
    with app.test_request_context():
        return render_template("phone_ticket.html", **phone.words(shown, language), token="t")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("language", phone.LANGUAGES)
def test_every_state_has_its_words_in_every_language(state: str, language: str) -> None:
    for returned in (False, True):
        words = page(ticket(state, returned=returned, recalls=1), language)
        assert "C-017" in words
        assert "{ $" not in words


def test_a_range_says_when_it_was_reckoned_and_a_short_wait_does_not_promise_zero() -> None:
    say = phone.say_in("id")
    assert (
        phone.wait({"low_min": 10, "high_min": 18}, 2, "09.14", say)
        == "kira-kira 10\N{EN DASH}18 menit, dihitung 09.14"
    )
    assert phone.wait({"low_min": 0, "high_min": 5}, 1, "09.14", say) == "kurang dari 5 menit, dihitung 09.14"
    assert phone.wait(None, 1, "09.14", say) == "lama tunggu belum bisa diperkirakan"


@pytest.mark.parametrize("language", phone.LANGUAGES)
def test_without_an_open_counter_the_phone_promises_no_minutes(language: str) -> None:
    shown = page(ticket("waiting", open_counters=0), language)
    assert phone.say_in(language)("counters-closed") in shown
    assert "10\N{EN DASH}18" not in shown


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
