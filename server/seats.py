"""Who sits at which counter: one officer at a time, and how a counter changes hands.

An officer takes a free counter. A taken one is asked for: its holder agrees on their own screen, or a
supervisor or manager takes it over. The ticket in hand and the counter's state stay as they are.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import StringConstraints
from sqlalchemy import select, update

from server import auth, desk
from server.catalogue_view import CounterView
from server.clock import MICRO
from server.problems import Problem
from server.staff import api as api
from server.staff import me_json
from server.tables import counters, officers, sessions
from server.web import Answer, Body, Call, command

ASK_FOR_S = 120
"""How long a question to hand over stands on the holder's screen."""


class CounterBody(Body):
    """The counter to work at. ``take_over``: supervisors take a held counter, officers ask its holder."""

    counter: Annotated[str, StringConstraints(min_length=1, max_length=8)]
    take_over: bool = False


class HandOverBody(Body):
    """The holder's answer to who asks for the counter."""

    agree: bool


@api.post("/counter")
@command(auth.STAFF, body=CounterBody)
def pick_counter(call: Call, body: CounterBody) -> Answer:
    """Sit down at a counter. Refused with ``counter-taken`` while somebody else works there.

    With ``take_over`` a supervisor gets it at once; an officer's wish is shown to the holder
    (``asked: true``), who agrees with ``/counter/hand-over``: then ask again.
    """
    counter = call.tx.catalogue.counter_by_code.get(body.counter)
    if counter is None:
        raise Problem("unknown-counter", f"no counter has the code {body.counter!r}")
    session: Any = call.caller.session
    if session.role == "officer" and counter.agency_id != session.agency_id:
        raise Problem("forbidden", "this counter belongs to another agency")
    holder = _holder(call, counter)
    if holder is not None and holder.officer_id != session.officer_id:
        if body.take_over and session.role == "officer":
            _ask(call, counter, holder, session)
            return {"asked": True, "officer": holder.name, "expires_in_s": ASK_FOR_S}
        if not body.take_over:
            raise Problem("counter-taken", f"{holder.name} works at this counter", officer=holder.name)
    _seat(call, counter, session, call.caller.name)
    at = {"code": counter.code, "name": counter.name}
    return me_json(call.tx.conn, call.tx.catalogue, session, at, session.csrf)


@api.post("/counter/hand-over")
@command(auth.COUNTER, body=HandOverBody)
def hand_over(call: Call, body: HandOverBody) -> Answer:
    """Give the counter, with whatever is in its hand, to who has asked for it; or decline."""
    session: Any = call.caller.session
    asker = _asker(call, session) if session is not None else None
    if asker is None:
        raise Problem("not-found", "nobody asks for this counter")
    call.tx.conn.execute(
        update(sessions).where(sessions.c.key_hash == session.key_hash).values(asked_by=None, asked_at=None)
    )
    if body.agree:
        _seat(call, call.counter, asker, asker.name)
    else:
        call.tx.emit("counter.kept", call.actor, {"counter": _shown(call, call.counter)})
    return {"handed_over": body.agree, "officer": asker.name}


def asked_for(conn: Any, session: Any, now: int) -> dict[str, Any] | None:
    """Who asks this session's officer to hand the counter over, if somebody does."""
    if session is None or session.asked_by is None or session.asked_at < now - ASK_FOR_S * MICRO:
        return None
    name = conn.execute(select(officers.c.name).where(officers.c.id == session.asked_by)).scalar_one()
    return {"officer": name}


def _holder(call: Call, counter: CounterView) -> Any:
    return call.tx.conn.execute(
        select(sessions.c.key_hash, sessions.c.officer_id, officers.c.name)
        .join(officers, officers.c.id == sessions.c.officer_id)
        .where(sessions.c.counter_id == counter.id, sessions.c.expires_at > call.tx.at)
    ).one_or_none()


def _ask(call: Call, counter: CounterView, holder: Any, session: Any) -> None:
    call.tx.conn.execute(
        update(sessions)
        .where(sessions.c.key_hash == holder.key_hash)
        .values(asked_by=session.officer_id, asked_at=call.tx.at)
    )
    call.tx.emit("counter.asked_for", call.actor, {"counter": _shown(call, counter)}, counter_id=counter.id)


def _asker(call: Call, session: Any) -> Any:
    """The asking officer's newest session."""
    if session.asked_by is None or session.asked_at < call.tx.at - ASK_FOR_S * MICRO:
        return None
    return call.tx.conn.execute(
        select(sessions.c.key_hash, sessions.c.officer_id, officers.c.name)
        .join(officers, officers.c.id == sessions.c.officer_id)
        .where(sessions.c.officer_id == session.asked_by, sessions.c.expires_at > call.tx.at)
        .order_by(sessions.c.expires_at.desc())
        .limit(1)
    ).one_or_none()


def _seat(call: Call, counter: CounterView, session: Any, name: str) -> None:
    displaced = call.tx.conn.execute(
        update(sessions)
        .where(sessions.c.counter_id == counter.id, sessions.c.key_hash != session.key_hash)
        .values(counter_id=None, taken_by=name, asked_by=None, asked_at=None)
    )
    if displaced.rowcount:
        # The former holder's console hears of it and looks again; events carry no names of people.
        told = {"counter": _shown(call, counter), "to": f"officer:{session.officer_id}"}
        call.tx.emit("counter.handed_over", call.actor, told, counter_id=counter.id)
    mine = update(sessions).where(sessions.c.key_hash == session.key_hash)
    # Who asked for the counter that is left asked for that one.
    call.tx.conn.execute(mine.values(counter_id=counter.id, taken_by=None, asked_by=None, asked_at=None))


def _shown(call: Call, counter: CounterView) -> dict[str, Any]:
    """The counter as every ``counter.*`` event tells it: screens take its state from there."""
    row = call.tx.conn.execute(select(counters).where(counters.c.id == counter.id)).one()
    return desk.as_json(call.tx.catalogue, counter, row)
