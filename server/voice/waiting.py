"""The voice's queue: read from the calls themselves, so what was answered meanwhile is not in it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from server.catalogue_view import CatalogueView
from server.clock import MICRO
from server.db import Tx
from server.domain.announcing import Pending
from server.tables import calls, tickets, utterances
from server.tables.queue import is_held
from server.voice.audience import Audience

HEARD_WITHIN_S = 4.0
"""A screen that has not reported the end of its announcement so long after it has not said it."""
SAID_AGAIN_S = 60.0
"""Only a call so young is said again."""
STALE_S = 20.0
"""A call that was made so long before its loudspeaker came back is not said any more, only shown."""

_UNSAID = (
    select(
        calls.c.id,
        calls.c.recalls,
        calls.c.voiced,
        calls.c.called_at,
        calls.c.last_called_at,
        calls.c.counter_id,
        tickets.c.id.label("ticket_id"),
        tickets.c.number,
        tickets.c.language,
        tickets.c.priority,
        tickets.c.agency_id,
    )
    .join(calls, calls.c.id == tickets.c.call_id)
    .where(
        is_held(tickets),
        tickets.c.state == "called",
        # "+ 0": from the few tickets in hand, not through the branch's of all days.
        tickets.c.branch_id + 0 == bindparam("branch"),
        calls.c.voiced < calls.c.recalls,
    )
)
_LOST = (
    select(utterances)
    .where(
        utterances.c.branch_id == bindparam("branch"),
        utterances.c.until_at <= bindparam("before"),
        utterances.c.until_at > bindparam("after"),
        utterances.c.heard_at.is_(None),
        utterances.c.lost_at.is_(None),
    )
    .order_by(utterances.c.id)
)
_SPEAKING = (
    select(utterances)
    .where(
        utterances.c.branch_id == bindparam("branch"),
        utterances.c.started_at.is_not(None),
        utterances.c.until_at > bindparam("now"),
    )
    .order_by(utterances.c.id)
)


def pending(conn: Connection, view: CatalogueView, audience: Audience) -> dict[int | None, list[Pending]]:
    """The calls that each audio zone's voice still has to say, in no order."""
    found: dict[int | None, list[Pending]] = defaultdict(list)
    for row in conn.execute(_UNSAID, {"branch": view.branch.id}):
        counter = view.counter_by_id[row.counter_id]
        speaker = audience.speaker_for(counter.zone.id)
        if speaker is not None and is_fresh(row.last_called_at, speaker):
            found[speaker.zone_id].append(_pending(view, row, counter.name))
    return found


def is_fresh(called_at: int, speaker: Row[Any]) -> bool:
    """Whether the loudspeaker was there when the call was made, or came soon after."""
    fresh: bool = called_at >= speaker.since_at - STALE_S * MICRO
    return fresh


def speaking(conn: Connection, branch_id: int, now: int) -> dict[int | None, Row[Any]]:
    """What each audio zone's voice is saying at the moment."""
    return {row.zone_id: row for row in conn.execute(_SPEAKING, {"branch": branch_id, "now": now})}


def lost(conn: Connection, branch_id: int, now: int, speed: float) -> list[Row[Any]]:
    """What was begun and never reported as heard: the screen has lost its line, or was started anew."""
    before = now - round(HEARD_WITHIN_S * speed * MICRO)
    after = now - round(SAID_AGAIN_S * speed * MICRO)
    return list(conn.execute(_LOST, {"branch": branch_id, "before": before, "after": after}))


def wait_again(tx: Tx, utterance: Row[Any], speed: float) -> None:
    """The calls of a lost announcement are in the voice's queue once more, unless they are old by now."""
    tx.conn.execute(update(utterances).where(utterances.c.id == utterance.id).values(lost_at=tx.at))
    for said in utterance.calls:
        tx.conn.execute(
            update(calls)
            .where(
                calls.c.id == said["call"],
                calls.c.voiced == said["recalls"],
                calls.c.last_called_at > tx.at - round(SAID_AGAIN_S * speed * MICRO),
            )
            .values(voiced=said["recalls"] - 1)
        )


def _pending(view: CatalogueView, row: Any, counter: str) -> Pending:
    return Pending(
        call=row.id,
        ticket=str(row.ticket_id),
        recalls=row.recalls,
        number=row.number,
        counter=counter,
        language=row.language,
        priority=row.priority,
        agency=view.agency_by_id[row.agency_id].spoken,
        # Who has heard nothing yet does not begin to wait anew because the officer calls again.
        since=row.last_called_at if row.voiced >= 0 else row.called_at,
        heard_before=row.voiced >= 0,
    )
