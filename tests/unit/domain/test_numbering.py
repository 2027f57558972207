"""The number on the slip: 001 to 899, then on at 1000; never one that a cut-off kiosk may give out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.numbering import CUT_OFF_BAND, label, sequence_number

counts = st.integers(1, 20_000)
prefixes = st.text(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), min_size=1, max_size=2)


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (1, "C-001"),
        (17, "C-017"),
        (100, "C-100"),
        (899, "C-899"),
        (900, "C-1000"),
        (901, "C-1001"),
        (9900, "C-10000"),
    ],
)
def test_how_numbers_look(count: int, shown: str) -> None:
    assert label("C", count) == shown


def test_two_letters_are_fine() -> None:
    assert label("DP", 5) == "DP-005"


@given(counts)
def test_the_next_number_is_always_greater(count: int) -> None:
    assert sequence_number(count) < sequence_number(count + 1)


@given(counts)
def test_the_band_of_cut_off_kiosks_is_left_free(count: int) -> None:
    assert sequence_number(count) not in CUT_OFF_BAND


@given(prefixes, counts)
def test_every_number_has_the_contracts_shape(prefix: str, count: int) -> None:
    assert re.fullmatch(r"[A-Z]{1,2}-[0-9]{3,}", label(prefix, count))


@given(prefixes, prefixes, counts, counts)
def test_no_two_tickets_share_a_number(prefix: str, other: str, count: int, another: int) -> None:
    assert (label(prefix, count) == label(other, another)) == ((prefix, count) == (other, another))


@pytest.mark.parametrize("count", [0, -1])
def test_there_is_no_ticket_before_the_first(count: int) -> None:
    with pytest.raises(ValueError, match="number 1"):
        label("C", count)


@pytest.mark.parametrize("prefix", ["", "c", "CCC", "C1", "Ç", "C "])
def test_a_prefix_is_one_or_two_capital_letters(prefix: str) -> None:
    with pytest.raises(ValueError, match="prefix"):
        label(prefix, 1)
