"""The numbers that a kiosk may give out while it is cut off: a fixed partition, so that nothing can collide.

The main sequence of every agency leaves 900 to 999 out. ``bands`` parts share it: of four, part 0 is 900 to
924, part 3 is 975 to 999. Where that is too few, each part may have a second letter instead: part 1 of
"KLMN" issues ``CL-001`` ... ``CL-999``. An agency whose prefix has two letters already, and one for which
the two letters would be another agency's prefix, keep to their share of 900 to 999.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from server.domain.numbering import CUT_OFF_BAND

LAST_OF_LETTER = 999
LONGEST_PREFIX = 2


@dataclass(frozen=True, slots=True)
class Numbers:
    """One kiosk's numbers of one agency and day: ``prefix-first`` to ``prefix-last``."""

    prefix: str
    first: int
    last: int

    @property
    def count(self) -> int:
        """How many there are."""
        return max(self.last - self.first + 1, 0)

    def label(self, used: int) -> str | None:
        """The number after ``used`` ones have been given out; None when there is no more."""
        return f"{self.prefix}-{self.first + used:03d}" if 0 <= used < self.count else None

    def holds(self, label: str) -> bool:
        """Whether ``label`` is one of these numbers."""
        prefix, _, digits = label.partition("-")
        plain = digits.isascii() and digits.isdigit() and digits == f"{int(digits):03d}"
        return plain and prefix == self.prefix and self.first <= int(digits) <= self.last


@dataclass(frozen=True, slots=True)
class Partition:
    """How the hall shares out the numbers among ``bands`` kiosks; ``letters`` has one letter for each."""

    bands: int
    letters: str = ""

    def of(self, band: int, prefix: str, prefixes: Collection[str]) -> Numbers:
        """What the kiosk with ``band`` (from 0) issues for the agency ``prefix``, among all ``prefixes``."""
        if not 0 <= band < self.bands:
            raise ValueError(f"there are bands 0 to {self.bands - 1}, not {band}")
        letter = self.letters[band : band + 1]
        if letter and len(prefix) < LONGEST_PREFIX and not self.collides(band, prefix, prefixes):
            return Numbers(prefix + letter, 1, LAST_OF_LETTER)
        size = len(CUT_OFF_BAND) // self.bands
        first = CUT_OFF_BAND.start + band * size
        return Numbers(prefix, first, first + size - 1)

    def collides(self, band: int, prefix: str, prefixes: Collection[str]) -> bool:
        """Whether the second letter of ``band`` would make ``prefix`` another agency's."""
        return prefix + self.letters[band : band + 1] in prefixes

    def collisions(self, prefixes: Collection[str]) -> Iterator[tuple[str, str]]:
        """Every ``(prefix, letter)`` that together are another agency's prefix."""
        for letter in self.letters:
            yield from ((prefix, letter) for prefix in prefixes if prefix + letter in prefixes)

    def free(self, taken: Iterable[int]) -> int | None:
        """The first band that nobody has; None when there is no more."""
        used = set(taken)
        return next((band for band in range(self.bands) if band not in used), None)
