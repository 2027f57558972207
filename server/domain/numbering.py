"""How a ticket's number looks: prefix, dash, at least three digits.

A day's sequence runs 001 to 899 and then on at 1000: 900 to 999 belongs to kiosks that
issue while they are cut off from the server, so the two can never collide.
"""

from __future__ import annotations

import re

CUT_OFF_BAND = range(900, 1000)
"""Sequence numbers that the server itself never gives out."""

PREFIX_PATTERN = r"^[A-Z]{1,2}$"


def sequence_number(count: int) -> int:
    """The number shown for the ``count``-th ticket (from 1) of an agency's day."""
    if count < 1:
        raise ValueError(f"a day's first ticket is number 1, not {count}")
    return count if count < CUT_OFF_BAND.start else count + len(CUT_OFF_BAND)


def label(prefix: str, count: int) -> str:
    """The visible number of the ``count``-th ticket: ``label("C", 17) == "C-017"``."""
    if not re.match(PREFIX_PATTERN, prefix):
        raise ValueError(f"a prefix is one or two capital letters, not {prefix!r}")
    return f"{prefix}-{sequence_number(count):03d}"
