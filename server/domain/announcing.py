"""What one voice says next: the arbiter's rule, for one audio zone.

A loudspeaker says one thing at a time. Whoever was not heard yet comes before who is called again,
a priority visitor before others, and after that age decides; but nobody is put off longer than
:data:`PATIENCE_S`. When calls wait they travel together and are said once; a call that nobody waits
behind is said twice. What was answered meanwhile is not in ``pending`` any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.domain import speech
from server.domain.speech import Pause, Speech, Word

SECOND = 1_000_000
PATIENCE_S = 30
"""After so long in the voice's queue only age counts."""
MOST_TOGETHER = 3
"""Calls in one announcement; of a longer list nobody remembers the first."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A call or recall that has not been said yet; times in microseconds."""

    call: int
    ticket: str
    recalls: int
    number: str
    counter: str
    language: str
    priority: bool
    agency: str
    since: int
    heard_before: bool = False
    """Whether the voice has said an earlier call of this visitor."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of an announcement: whom it is for, and what is said."""

    call: int | None
    language: str
    speech: Speech


@dataclass(frozen=True, slots=True)
class Manner:
    """How a zone speaks: languages in order (none: the visitor's own), and whether agencies are named."""

    languages: tuple[str, ...] = ()
    name_agency: bool = False

    def languages_for(self, pending: Pending) -> tuple[str, ...]:
        """The languages in which this visitor is called: Indonesian where the voice does not speak theirs."""
        own = pending.language if pending.language in speech.LANGUAGES else speech.LANGUAGES[0]
        return self.languages or (own,)


def in_order(pending: Sequence[Pending], now: int) -> list[Pending]:
    """The voice's queue, first to be said first."""

    def place(each: Pending) -> tuple[bool, bool, bool, int, int]:
        patient = now - each.since < PATIENCE_S * SECOND
        return (patient, patient and each.heard_before, patient and not each.priority, each.since, each.call)

    return sorted(pending, key=place)


def choose(pending: Sequence[Pending], manner: Manner, now: int) -> list[Pending]:
    """Who is called in the next announcement; several only when they wait and share their languages."""
    queue = in_order(pending, now)
    if not queue:
        return []
    alike = [each for each in queue if manner.languages_for(each) == manner.languages_for(queue[0])]
    return alike[:MOST_TOGETHER]


def segments(chosen: Sequence[Pending], waiting: int, manner: Manner) -> list[Segment]:
    """What is said for ``chosen`` while ``waiting`` more calls wait behind them."""
    languages = manner.languages_for(chosen[0])
    if len(chosen) > 1:
        return [
            _together(each, languages[0], first=place == 0, manner=manner)
            for place, each in enumerate(chosen)
        ]
    only = chosen[0]
    said = [_whole(only, languages[0], manner)]
    if waiting:
        return said
    if len(languages) > 1:
        return [*said, *(_whole(only, language, manner) for language in languages[1:])]
    again = speech.short(only.number, only.counter, languages[0])
    return [*said, Segment(only.call, languages[0], again)]


def _whole(pending: Pending, language: str, manner: Manner) -> Segment:
    said = speech.call(
        pending.number,
        pending.counter,
        language,
        recalls=pending.recalls,
        agency=pending.agency if manner.name_agency else "",
    )
    return Segment(pending.call, language, said)


def _together(pending: Pending, language: str, *, first: bool, manner: Manner) -> Segment:
    named = (Word(pending.agency), Pause.COMMA) if manner.name_agency and pending.agency else ()
    intro = (Word(speech.INTRO[language]),) if first else ()
    said = speech.short(pending.number, pending.counter, language)
    return Segment(pending.call, language, (*named, *intro, *said))
