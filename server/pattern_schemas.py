"""The answer about patterns in a day, as models: see :mod:`server.schemas`."""

from __future__ import annotations

from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from server.schemas import Named


class _Answer(BaseModel):
    model_config = ConfigDict(extra="allow")


class PatternWho(_Answer):
    """A kiosk, somebody of the staff, or another way to take numbers."""

    kind: str
    name: str


class PatternAnswer(_Answer):
    """What was seen, by whom, how often, from when to when, and in one sentence; never an accusation."""

    kind: Literal["burst", "unused", "reprints", "cancels", "early", "together"]
    who: PatternWho
    agency: Named | None
    count: int
    of: int | None
    deed: Literal["park", "return", "push_back", "cancel"] | None
    first_at: AwareDatetime
    last_at: AwareDatetime
    numbers: list[str]
    text: dict[str, str]


class RecordAnswer(_Answer):
    """What somebody has to answer for: a void, a choice out of turn, a further slip; and why.

    ``paper_why``: what was wrong with the printer before the further slip.
    """

    at: AwareDatetime
    deed: Literal["cancel", "early", "return", "reprint"]
    number: str
    agency: Named
    who: PatternWho
    reason: str | None
    paper_why: str | None
    copy_: bool = Field(alias="copy")
    undone: bool


class PatternsChecked(_Answer):
    """How much was looked at."""

    numbers: int
    acts: int


class PatternsAnswer(_Answer):
    """A day's findings in the order in which they began; on ``record`` what somebody has to answer for."""

    day: str
    checked: PatternsChecked
    findings: list[PatternAnswer]
    record: list[RecordAnswer]
