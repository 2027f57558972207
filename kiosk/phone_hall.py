"""What the phone says of the hall around the ticket: notices, the closed day, the visitor's other numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from fluent.runtime.types import fluent_date

from server.translate import public_words

Say = Callable[..., str]

WEEK = 7
"""Further away than so many days, the date says more than the name of the day."""
OVER = ("expired", "no_show", "cancelled")
"""Who stands like this asks what to do next, and the answer depends on whether the hall is open."""


def notices(shown: dict[str, Any], language: str) -> list[dict[str, str]]:
    """What a supervisor tells this visitor: the hall's notices, and those of the ticket's zone or agency."""
    told = []
    for notice in shown["notices"]:
        of_zone, of_agency = notice["zone"], notice["agency"]
        everybody = of_zone is None and of_agency is None
        if everybody or of_zone == shown["zone"] or of_agency == shown["agency"]["code"]:
            spoken = language if notice["text"].get(language) else "id"
            told.append({"lang": spoken, "text": notice["text"][spoken]})
    return told


def closing(shown: dict[str, Any], language: str, say: Say) -> dict[str, str | None] | None:
    """What stands instead of "take a new number" while the hall gives out none: why, and until when."""
    hall = shown["hall"]
    if hall["open"] or shown["state"] not in OVER:
        return None
    day_is_over = hall["why"] == "day-closed" and shown["state"] != "cancelled"
    opens_at = hall["opens_at"]
    return {
        "head": say("day-closed") if day_is_over else None,
        "because": public_words(hall["because"], language) if day_is_over and hall["because"] else None,
        "opens": say("opens-again", when=when(opens_at, shown["now"], language, say)) if opens_at else None,
    }


def over(valid_on: str, now: dict[str, Any], language: str, say: Say) -> dict[str, str | None]:
    """What the holder of an old slip is told: the day it was for, and when the hall gives out numbers."""
    hall, hours = now["hall"], now["hours"]
    open_today = None
    if hall["open"] and hours:
        opens, closes = (hhmm(f"{now['now'][:10]}T{time}", language) for time in hours)
        open_today = say("open-today", opens=opens, closes=closes)
    elif not hall["open"] and hall["opens_at"]:
        open_today = say("opens-again", when=when(hall["opens_at"], now["now"], language, say))
    day = date.fromisoformat(valid_on)
    written = fluent_date(day, dateStyle="long")
    return {
        "head": say("over"),
        "valid_on": say("over-valid-on", day=say(f"day-{day.isoweekday()}"), date=written),
        "hint": say("over-hint"),
        "opens": open_today,
    }


def before_hours(now: str, hours: dict[str, Any] | None) -> bool:
    """Whether counters are still to open today: "not yet" is true before the hour of the hall only."""
    return hours is not None and now[11:16] < hours["open"]


def when(moment: str, now: str, language: str, say: Say) -> str:
    """``hari ini 07.45``, ``besok 07.45``, ``Senin 07.45``, ``28/12 pukul 07.45``."""
    at = datetime.fromisoformat(moment)
    days = (at.date() - datetime.fromisoformat(now).date()).days
    time = hhmm(moment, language)
    if days < 2:
        return say("when-tomorrow" if days == 1 else "when-today", time=time)
    if days < WEEK:
        return say("when-day", day=say(f"day-{at.isoweekday()}"), time=time)
    return say("when-date", day=str(at.day), month=str(at.month), time=time)


def hhmm(moment: str, language: str) -> str:
    """``09.14``, in English ``09:14``; the moment is already in the hall's own zone."""
    return datetime.fromisoformat(moment).strftime("%H:%M" if language == "en" else "%H.%M")
