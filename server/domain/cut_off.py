"""Whether a kiosk that is cut off from the server may still give out numbers: pure, on what it last heard."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

NOT_OPENED, LATE, OTHER_DAY, TOO_LONG, NO_BAND, BAND_EMPTY = (
    "before-opening",
    "after-last-ticket",
    "cut-off-day",
    "cut-off-long",
    "cut-off-no-band",
    "cut-off-empty",
)


@dataclass(frozen=True, slots=True)
class Heard:
    """What the server last told: its time, the business day, and how the hall (or one service) stands.

    ``last_ticket`` is the end of issuing today; None where the hall keeps no hours.
    """

    at: datetime
    day: str
    open: bool
    why: str | None = None
    opens_at: datetime | None = None
    last_ticket: datetime | None = None


def refusal(heard: Heard, elapsed_s: float, most_minutes: float) -> str | None:
    """Why no number is given out ``elapsed_s`` seconds after that; None when one is.

    The hall's time goes on by the machine's monotonic clock: a stepped one opens and closes nothing.
    """
    now = heard.at + timedelta(seconds=elapsed_s)
    if now.date().isoformat() != heard.day:
        return OTHER_DAY
    if elapsed_s > most_minutes * 60:
        return TOO_LONG
    if heard.last_ticket is not None and now >= heard.last_ticket:
        return LATE
    if heard.open:
        return None
    opened = heard.why == NOT_OPENED and heard.opens_at is not None and now >= heard.opens_at
    return None if opened else heard.why or "closed-day"
