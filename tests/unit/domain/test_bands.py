"""Numbers for kiosks that are cut off: a fixed partition in which nothing can collide."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.bands import Numbers, Partition
from server.domain.numbering import label

PREFIXES = {"C", "R", "CK", "XA"}


def all_labels(numbers: Numbers) -> set[str]:
    return {str(numbers.label(used)) for used in range(numbers.count)}


def test_four_kiosks_share_a_hundred_numbers_of_each_letter() -> None:
    shares = [Partition(4).of(band, "C", PREFIXES) for band in range(4)]
    assert [(each.label(0), each.label(24), each.label(25)) for each in shares] == [
        ("C-900", "C-924", None),
        ("C-925", "C-949", None),
        ("C-950", "C-974", None),
        ("C-975", "C-999", None),
    ]


def test_where_that_is_too_few_each_kiosk_has_a_second_letter() -> None:
    its = Partition(4, "LMNP").of(1, "C", PREFIXES)
    assert (its.label(0), its.label(998), its.label(999)) == ("CM-001", "CM-999", None)
    assert its.holds("CM-017")
    assert not any(its.holds(other) for other in ("CM-17", "CM-1000", "C-017", "CM-", "CM-0x1", "CM--01"))


def test_a_letter_that_is_another_agencys_is_found_and_not_used() -> None:
    partition = Partition(2, "KL")
    assert list(partition.collisions(PREFIXES)) == [("C", "K")]
    assert partition.of(0, "C", PREFIXES).label(0) == "C-900"
    assert partition.of(0, "R", PREFIXES).label(0) == "RK-001"
    assert partition.of(1, "XA", PREFIXES).label(0) == "XA-950", "no number has three letters"


@given(st.integers(1, 20), st.booleans())
def test_no_two_kiosks_and_never_the_main_sequence(bands: int, lettered: bool) -> None:
    partition = Partition(bands, "DEFGHIJKLMNOPQRSTUVW"[:bands] if lettered else "")
    shares = [
        all_labels(partition.of(band, prefix, PREFIXES)) for band in range(bands) for prefix in PREFIXES
    ]
    assert all(not one & other for one, other in combinations(shares, 2))
    main = {label(prefix, count) for prefix in PREFIXES for count in range(1, 1500)}
    assert all(not share & main for share in shares)


def test_the_first_free_band_is_given_and_none_when_all_are_taken() -> None:
    assert Partition(3).free([0, 2]) == 1
    assert Partition(3).free([0, 1, 2]) is None
    with pytest.raises(ValueError, match="bands 0 to 2"):
        Partition(3).of(3, "C", PREFIXES)
