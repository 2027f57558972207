"""One voice for a zone: who is said next, who together, and how often."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain import speech
from server.domain.announcing import (
    MOST_TOGETHER,
    PATIENCE_S,
    SECOND,
    Manner,
    Pending,
    choose,
    in_order,
    segments,
)

NOW = 1_000 * SECOND
OWN_LANGUAGE = Manner()


def waits(call: int, **changes: Any) -> Pending:
    """Call number ``call``, made ``ago_s`` seconds ago."""
    since = NOW - round(changes.pop("ago_s", 1) * SECOND)
    plain: dict[str, Any] = {
        "ticket": str(call),
        "recalls": 0,
        "number": f"C-{call:03}",
        "counter": f"Loket {call}",
        "language": "id",
        "priority": False,
        "agency": "din duk capil",
    }
    return Pending(call=call, since=since, **{**plain, **changes})


def said(chosen: list[Pending], waiting: int = 0, manner: Manner = OWN_LANGUAGE) -> list[str]:
    return [speech.written(segment.speech) for segment in segments(chosen, waiting, manner)]


def test_a_single_call_is_said_twice_the_second_time_short() -> None:
    assert said(choose([waits(17)], OWN_LANGUAGE, NOW)) == [
        "Nomor antrean C, nol satu tujuh, silakan menuju loket tujuh belas.",
        "C, nol satu tujuh, loket tujuh belas.",
    ]


def test_the_second_reading_is_dropped_while_somebody_waits_for_the_voice() -> None:
    assert said([waits(17)], waiting=1) == [
        "Nomor antrean C, nol satu tujuh, silakan menuju loket tujuh belas."
    ]


def test_calls_that_wait_are_said_together() -> None:
    chosen = choose([waits(1, ago_s=3), waits(2, ago_s=2)], OWN_LANGUAGE, NOW)
    assert said(chosen) == ["Nomor antrean C, nol nol satu, loket satu.", "C, nol nol dua, loket dua."]


def test_nobody_has_to_remember_more_than_three_numbers() -> None:
    assert len(choose([waits(call) for call in range(1, 9)], OWN_LANGUAGE, NOW)) == MOST_TOGETHER


def test_visitors_of_different_languages_are_called_apart() -> None:
    chosen = choose([waits(1, ago_s=3), waits(2, ago_s=2, language="en")], OWN_LANGUAGE, NOW)
    assert [each.call for each in chosen] == [1]
    assert len(choose([waits(1), waits(2, language="en")], Manner(languages=("id",)), NOW)) == 2


def test_a_hall_of_two_languages_says_the_second_reading_in_the_second_language() -> None:
    first, second = said([waits(1)], manner=Manner(languages=("id", "en")))
    assert first.startswith("Nomor antrean C")
    assert second == "Queue number C, zero zero one, please go to counter one."


def test_who_was_not_heard_yet_comes_before_who_is_called_again() -> None:
    queue = in_order([waits(1, heard_before=True, ago_s=9), waits(2, ago_s=1)], NOW)
    assert [each.call for each in queue] == [2, 1]


def test_an_impatient_officer_does_not_push_a_visitor_back_who_has_heard_nothing_yet() -> None:
    queue = in_order([waits(1, recalls=3, ago_s=9), waits(2, ago_s=1)], NOW)
    assert [each.call for each in queue] == [1, 2]


def test_a_priority_visitor_is_said_first() -> None:
    queue = in_order([waits(1, ago_s=9), waits(2, ago_s=1, priority=True)], NOW)
    assert [each.call for each in queue] == [2, 1]


def test_a_recall_is_not_put_off_for_ever() -> None:
    queue = in_order([waits(1, heard_before=True, ago_s=PATIENCE_S), waits(2, priority=True)], NOW)
    assert [each.call for each in queue] == [1, 2]


def test_the_agency_is_named_where_the_zone_wants_it() -> None:
    manner = Manner(name_agency=True)
    assert said([waits(1)], 1, manner)[0].startswith("Din duk capil, nomor antrean C")
    together = said([waits(1), waits(2)], manner=manner)
    assert together[1] == "Din duk capil, C, nol nol dua, loket dua."


def test_silence_when_nobody_waits_for_the_voice() -> None:
    assert choose([], OWN_LANGUAGE, NOW) == []


pendings = st.lists(
    st.builds(
        waits,
        st.integers(1, 900),
        ago_s=st.floats(0, 90),
        recalls=st.integers(0, 3),
        heard_before=st.booleans(),
        priority=st.booleans(),
        language=st.sampled_from(["id", "en"]),
    ),
    unique_by=lambda each: each.call,
    max_size=12,
)


@given(pendings)
def test_whoever_has_been_patient_is_said_in_order_of_age(queue: list[Pending]) -> None:
    overdue = [each for each in in_order(queue, NOW) if NOW - each.since >= PATIENCE_S * SECOND]
    assert in_order(queue, NOW)[: len(overdue)] == overdue
    assert all(one.since <= other.since for one, other in pairwise(overdue))


@given(pendings)
def test_everybody_is_said_once_whatever_the_order(queue: list[Pending]) -> None:
    heard: list[int] = []
    left = list(queue)
    while chosen := choose(left, OWN_LANGUAGE, NOW):
        heard += [each.call for each in chosen]
        left = [each for each in left if each not in chosen]
    assert sorted(heard) == sorted(each.call for each in queue)


@pytest.mark.parametrize("waiting", [0, 1])
def test_every_part_says_whose_it_is(waiting: int) -> None:
    parts = segments([waits(1), waits(2)], waiting, OWN_LANGUAGE)
    assert [part.call for part in parts] == [1, 2]


def test_a_language_that_the_voice_does_not_speak_is_called_in_indonesian() -> None:
    assert said([waits(7, language="su")]) == said([waits(7)])
