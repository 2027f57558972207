"""Proof of announcement: what screens have shown and loudspeakers have said, and what follows from it.

"Did not come" may only be said of a visitor who was truly called: seen on a screen of the zone, and
heard where the zone has a voice. Where no screen reports nobody can know, and nothing is asked.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from server.catalogue_view import CatalogueView
from server.clock import MICRO
from server.db import Tx
from server.domain.ticket import State
from server.problems import Problem
from server.tables import calls, tickets, utterances
from server.voice import waiting
from server.voice.audience import Audience, audience

SCREEN_WITHIN_S = 5.0
"""A screen that has not shown a call for so long does not show it: nobody waits for its word."""
USUALLY_TAKES_S = 6
BREATH_S = 0.4
"""Between two announcements."""

_CALL = (
    select(calls, tickets.c.number)
    .join(tickets, tickets.c.id == calls.c.ticket_id)
    .where(calls.c.id == bindparam("call"), calls.c.branch_id == bindparam("branch"))
)


def is_new(conn: Connection, branch_id: int, call_id: int, recalls: int) -> bool:
    """Whether it is news that a screen has shown this call or recall."""
    row = conn.execute(_CALL, {"call": call_id, "branch": branch_id}).one_or_none()
    return row is not None and row.shown < recalls <= row.recalls


def shown(tx: Tx, call_id: int, recalls: int) -> None:
    """A screen has shown the call; the first one counts. What nobody called is passed over."""
    row = tx.conn.execute(_CALL, {"call": call_id, "branch": tx.branch_id}).one_or_none()
    if row is None or not row.shown < recalls <= row.recalls:
        return
    tx.conn.execute(update(calls).where(calls.c.id == call_id).values(shown=recalls, shown_at=tx.at))
    _tell(tx, call_id, recalls)


def spoken(tx: Tx, utterance_id: int, device_id: int) -> None:
    """The loudspeaker has said an announcement to its end: every call in it was heard."""
    row = tx.conn.execute(
        select(utterances).where(
            utterances.c.id == utterance_id,
            utterances.c.branch_id == tx.branch_id,
            utterances.c.device_id == device_id,
            utterances.c.started_at.is_not(None),
            utterances.c.heard_at.is_(None),
        )
    ).one_or_none()
    if row is None:
        return
    # The voice is free after a breath: what the length of the clip had promised is overtaken.
    heard_to_the_end = {"heard_at": tx.at, "until_at": min(row.until_at, tx.at + round(BREATH_S * MICRO))}
    tx.conn.execute(update(utterances).where(utterances.c.id == row.id).values(heard_to_the_end))
    for said in row.calls:
        heard = {"spoken": calls.c.spoken + 1, "spoken_at": tx.at}
        tx.conn.execute(update(calls).where(calls.c.id == said["call"]).values(heard))
        _tell(tx, said["call"], said["recalls"])


def _tell(tx: Tx, call_id: int, recalls: int) -> None:
    """``recalls``: which of the calls of this visitor it was; another one may have followed meanwhile."""
    row = tx.conn.execute(_CALL, {"call": call_id, "branch": tx.branch_id}).one()
    counter = tx.catalogue.counter_by_id[row.counter_id]
    told = {
        "call": row.id,
        "ticket": str(row.ticket_id),
        "number": row.number,
        "counter": {"code": counter.code, "name": counter.name},
        "zone": counter.zone.code,
        "recalls": recalls,
        **_measured(row),
    }
    tx.emit("call.announced", "system", told)


def _measured(call: Row[Any]) -> dict[str, Any]:
    """How long after the (last) call it was shown and spoken, in milliseconds; None: not yet."""

    def after(moment: int | None) -> int | None:
        return (
            None if moment is None or moment < call.last_called_at else (moment - call.last_called_at) // 1000
        )

    return {
        "shown_ms": after(call.shown_at) if call.shown == call.recalls else None,
        "spoken_ms": after(call.spoken_at),
        "spoken_times": call.spoken,
    }


def as_json(conn: Connection, view: CatalogueView, ticket: Row[Any], now: int) -> dict[str, Any] | None:
    """What the officer sees of the announcement of the ticket in hand; None unless it is called."""
    if ticket.state != State.CALLED or ticket.call_id is None:
        return None
    call = conn.execute(_CALL, {"call": ticket.call_id, "branch": view.branch.id}).one()
    zone = view.counter_by_id[call.counter_id].zone
    there = audience(conn, view.branch.id, now)
    speaker = there.speaker_for(zone.id)
    return {**_measured(call), "screens": there.sees(zone.id), "voice": speaker is not None}


@dataclass(frozen=True, slots=True)
class Rule:
    """How often a visitor must have been announced; officers are held up ``within_s`` seconds at most."""

    times: int = 0
    within_s: int = 0


def require_announced(tx: Tx, ticket: Row[Any], rule: Rule) -> bool:
    """Whether the called ``ticket`` was announced as ``rule`` wants; False when nobody could announce it.

    Raises ``not-yet`` with ``retry_after_s`` while an announcement is still to come.
    """
    call = tx.conn.execute(_CALL, {"call": ticket.call_id, "branch": tx.branch_id}).one()
    zone = tx.catalogue.counter_by_id[call.counter_id].zone
    there = audience(tx.conn, tx.branch_id, tx.at)
    speaker = there.speaker_for(zone.id)
    if speaker is None and not there.sees(zone.id):
        return False
    times = max(rule.times, 1)
    enough = _is_seen(call, times) if speaker is None else _is_heard(tx, call, there, zone.id, times)
    left_s = rule.within_s - (tx.at - call.called_at) / MICRO
    if enough or rule.times == 0 or left_s <= 0:
        return enough
    delay = _on_screen(tx, call, times) if speaker is None else _by_voice(tx, call, there, speaker)
    if delay is None:
        return False
    seconds = max(1, math.ceil(min(delay.seconds, left_s)))
    raise Problem("not-yet", f"{call.number}: {delay.because}", because=delay.because, retry_after_s=seconds)


@dataclass(frozen=True, slots=True)
class _Delay:
    """What is still to come, as the refusal names it, and after how many seconds to ask again."""

    because: str
    seconds: float


def _is_heard(tx: Tx, call: Row[Any], there: Audience, zone_id: int, times: int) -> bool:
    """Said often enough, and shown too where a screen shows the zone and has not failed to."""
    shown = call.shown >= 0 or not there.sees(zone_id) or _age_s(tx, call) >= SCREEN_WITHIN_S
    return bool(call.spoken >= times and shown)


def _is_seen(call: Row[Any], times: int) -> bool:
    return bool(call.shown + 1 >= times)


def _by_voice(tx: Tx, call: Row[Any], there: Audience, speaker: Row[Any]) -> _Delay:
    if call.voiced < call.recalls and waiting.is_fresh(call.last_called_at, speaker):
        queue = waiting.pending(tx.conn, tx.catalogue, there).get(speaker.zone_id, [])
        return _Delay("voice", USUALLY_TAKES_S * max(1, len(queue)))
    until = _in_the_air(tx, call)
    if until is not None:
        return _Delay("voice", (until - tx.at) / MICRO)
    return _Delay("screen", SCREEN_WITHIN_S) if call.shown < 0 < call.spoken else _Delay("recall", 1)


def _on_screen(tx: Tx, call: Row[Any], times: int) -> _Delay | None:
    """None: the screen has had its time, or everything that was owed was tried."""
    age_s = _age_s(tx, call)
    if call.shown < call.recalls and age_s < SCREEN_WITHIN_S:
        return _Delay("screen", SCREEN_WITHIN_S - age_s)
    return _Delay("recall", 1) if call.recalls + 1 < times else None


def _age_s(tx: Tx, call: Row[Any]) -> float:
    age: float = (tx.at - call.last_called_at) / MICRO
    return age


def _in_the_air(tx: Tx, call: Row[Any]) -> int | None:
    """Until when the announcement that holds the call is on its way to be heard."""
    found = tx.conn.execute(
        select(utterances.c.until_at, utterances.c.calls).where(
            utterances.c.branch_id == tx.branch_id,
            utterances.c.until_at > tx.at - round(waiting.HEARD_WITHIN_S * MICRO),
            utterances.c.heard_at.is_(None),
            utterances.c.lost_at.is_(None),
        )
    )
    mine = (row.until_at for row in found if any(said["call"] == call.id for said in row.calls))
    return max((until + round(waiting.HEARD_WITHIN_S * MICRO) for until in mine), default=None)
