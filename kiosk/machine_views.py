"""What a kiosk machine may call beyond taking numbers: its heartbeat, its own paper, and handing in."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from flask import Blueprint, Response, request
from pydantic import AwareDatetime, Field, StringConstraints
from sqlalchemy import Connection, select

from server import answers, auth, clock, kiosks, phone, print_jobs
from server.auth import Caller
from server.db import Tx
from server.exchange import encode, json_response, read_body
from server.problems import Problem
from server.tables import is_unprinted
from server.tables import print_jobs as jobs_table
from server.tickets import hand_in as handing_in
from server.web import Answer, Body, Call, Hall, caller_of, command, described

api = Blueprint("kiosk_machine", __name__, url_prefix="/api/v1/kiosk")

Key = Annotated[str, StringConstraints(pattern=r"^[\x20-\x7e]{1,128}$")]
Install = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Plain = Annotated[str, StringConstraints(max_length=40, pattern=r"^[\x20-\x7e]*$")]
Complaint = dict[Literal["id", "en", "jv"], Annotated[str, StringConstraints(max_length=300)]]
Ended = Literal["done", "unknown", "failed"]
MOST_AT_ONCE = 50
LONGEST_S = 1e9
"""Some thirty years: a kiosk whose clock was never set says so too, and its slip is placed all the same."""
MOST_IDLE_S = 10**9
"""Nobody has touched a kiosk for longer than it exists."""
LONGEST_WAY_S = 30
"""A call that seems to have been under way for longer was sent by another clock than ours."""


class PaperBody(Body):
    """How the machine's printer is; silence of a printer is ``unknown``, never ``ok``."""

    state: Literal["ok", "unknown", "trouble"]
    code: Plain | None = None
    message: Complaint | None = None


class HeartbeatBody(Body):
    """How the machine is. ``wall_s``: what its wall clock says; ``touched_s``: since the last touch."""

    install: Install
    version: Plain
    wall_s: Annotated[float, Field(ge=0, le=1e11)]
    paper: PaperBody
    touched_s: Annotated[int, Field(ge=0, le=MOST_IDLE_S)] | None = None
    pending: Annotated[int, Field(ge=0, le=100_000)] = 0
    can_update: bool = False
    obeyed: Literal["restart", "update"] | None = None


class IssuedBody(Body):
    """One ticket that the kiosk has issued alone; ``key`` is that of the visitor's first try."""

    key: Key
    token: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{22}$")]
    number: Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}-[0-9]{3,4}$")]
    day: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    service: Annotated[str, StringConstraints(min_length=1, max_length=12)]
    priority: bool = False
    language: Annotated[str, StringConstraints(min_length=1, max_length=8)] = "id"
    age_s: Annotated[float, Field(ge=0, le=LONGEST_S)]
    paper: Ended
    # Why nobody knows: a mute printer that took it all is no reason to alarm an officer.
    paper_why: Literal["unconfirmed"] | None = None
    # How often the slip was printed again.
    copies: Annotated[int, Field(ge=0, le=10)] = 0


class HeardBody(Body):
    """The hall's time in an answer of the server's, and how long ago that came in."""

    now: AwareDatetime
    since_s: Annotated[float, Field(ge=0, le=LONGEST_S)]


class HandInBody(Body):
    """Tickets in the order in which they were issued, and first tries that nobody waits for any more.

    ``heard`` tells how long this call has been under way: the ages were counted when it was sent.
    """

    heard: HeardBody | None = None
    tickets: Annotated[list[IssuedBody], Field(max_length=MOST_AT_ONCE)]
    abandoned: Annotated[list[Key], Field(max_length=MOST_AT_ONCE)]


class FetchBody(Body):
    """The machine has nothing in its printer: what it had been given and not reported is ``unknown``."""

    install: Install


class PrinterErrorBody(Body):
    """What the printer said, as the agent tells it."""

    code: Plain | None = None
    message: Complaint | None = None
    detail: Annotated[str, StringConstraints(max_length=300)] | None = None
    permanent: bool = False


class PrintedBody(Body):
    """What became of a slip."""

    state: Ended
    error: PrinterErrorBody | None = None


@api.post("/heartbeat")
@command(auth.KIOSK, body=HeartbeatBody)
def heartbeat(call: Call, body: HeartbeatBody) -> Answer:
    """A machine tells how it is; hears which numbers it may give out alone, and what is wanted of it."""
    hall, tx, device_id = call.hall, call.tx, _device_id(call.caller)
    rules = hall.settings.kiosks
    pulse = kiosks.Pulse(
        install=body.install,
        version=body.version,
        skew_s=_skew_s(hall, tx, body.wall_s),
        paper=body.paper.model_dump(),
        touched_s=body.touched_s,
        pending=body.pending,
        can_update=body.can_update,
        obeyed=body.obeyed,
    )
    row = kiosks.beat(tx, device_id, call.caller.name, pulse, rules)
    now = clock.as_datetime(tx.at, tx.zone)
    last_ticket = kiosks.last_ticket_at(tx.catalogue, now)
    return {
        "device": {"id": str(device_id), "name": call.caller.name},
        "now": clock.rfc3339(tx.at, tx.zone),
        "day": tx.day,
        "seq": tx.seq,
        "band": None if row.band is None else _band(tx, row.band, hall),
        "offline_minutes": rules.offline_minutes,
        "last_ticket": last_ticket.isoformat() if last_ticket else None,
        "public_url": phone.base_url(),
        "wifi": hall.settings.server.wifi,
        "default_language": hall.settings.languages.default,
        "expires_s": hall.settings.paper.expires_s,
        "queued": kiosks.queued(tx.conn, device_id),
        "order": row.wish,
    }


@api.post("/hand-in")
@described(auth.KIOSK, body=HandInBody)
def hand_in() -> Response:
    """What a kiosk has issued while it was cut off: each is placed once, in a transaction of its own.

    A repeat is safe without an Idempotency-Key, by the keys of the tickets; a sent one holds all the same.
    """
    hall, sent_key = Hall.current(), request.headers.get(answers.HEADER)
    arrived_at = hall.db.clock.now()
    with hall.db.reading() as conn:
        caller = caller_of(hall.db, conn, auth.KIOSK)
    raw = read_body()
    body = HandInBody.parse(raw)
    if sent_key is None:
        return json_response(200, _handed_in(hall, body, arrived_at))
    key = answers.key_of(sent_key, caller.scope, request.method, request.path, raw, secret=False)
    with hall.db.transaction() as tx:
        first = answers.find(tx, key)
    if first is None:
        content = _handed_in(hall, body, arrived_at)
        with hall.db.transaction() as tx:
            first = answers.find(tx, key)
            if first is None:
                answers.keep(tx, key, 200, content)
                return json_response(200, content)
    response = json_response(*first)
    response.headers[answers.REPLAYED] = "true"
    return response


def _handed_in(hall: Hall, body: HandInBody, arrived_at: int) -> bytes:
    partition, languages = hall.settings.kiosks.partition, hall.settings.languages
    sent_at = _sent_at(body.heard, arrived_at)
    for key in body.abandoned:
        with hall.db.transaction() as tx:
            handing_in.take_back(tx, _kiosk(hall, tx.conn), key, None)
    results = []
    for each in body.tickets:
        with hall.db.transaction() as tx:
            issued = handing_in.Issued(**each.model_dump() | {"language": languages.known(each.language)})
            results.append(handing_in.hand_in(tx, _kiosk(hall, tx.conn), issued, partition, sent_at))
    return encode({"results": results})


@api.post("/print-jobs/claim")
@command(auth.KIOSK, body=FetchBody)
def claim(call: Call, _body: FetchBody) -> Answer:
    """The next slip for the machine's own printer: from here on it counts as possibly on paper."""
    printer = kiosks.printer_of(_device_id(call.caller))
    forgotten = select(jobs_table.c.id).where(
        jobs_table.c.branch_id == call.tx.branch_id,
        jobs_table.c.printer == printer,
        is_unprinted(jobs_table),
        jobs_table.c.state == "sending",
    )
    for job_id in call.tx.conn.execute(forgotten).scalars().all():
        why = {"code": "unknown", "detail": "the kiosk stopped while printing"}
        print_jobs.finish(call.tx, job_id, "unknown", why, None)
    job = print_jobs.claim_next(call.tx, printer)
    if job is None:
        return {"job": None}
    ticket_id = call.tx.conn.execute(
        select(jobs_table.c.ticket_id).where(jobs_table.c.id == job.id)
    ).scalar_one()
    return {"job": {"id": str(job.id), "ticket": str(ticket_id) if ticket_id else None, "slip": job.slip}}


@api.post("/print-jobs/<job>")
@command(auth.KIOSK, body=PrintedBody)
def printed(call: Call, body: PrintedBody, job: str) -> Answer:
    """What became of a slip that the machine has claimed; said again, it changes nothing."""
    row = None
    if job.isascii() and job.isdigit() and len(job) < 18:
        row = call.tx.conn.execute(
            select(jobs_table.c.id, jobs_table.c.state).where(
                jobs_table.c.id == int(job),
                jobs_table.c.branch_id == call.tx.branch_id,
                jobs_table.c.printer == kiosks.printer_of(_device_id(call.caller)),
            )
        ).one_or_none()
    if row is None:
        raise Problem("not-found", "this machine has no such slip")
    if row.state in ("sending", "unknown") and body.state != row.state:
        error = body.error.model_dump(exclude_none=True) if body.error else None
        print_jobs.finish(call.tx, row.id, body.state, error, None, seen=row.state)
    return {"id": job, "state": body.state}


def _kiosk(hall: Hall, conn: Connection) -> handing_in.Kiosk:
    caller = caller_of(hall.db, conn, auth.KIOSK)
    device_id = _device_id(caller)
    return handing_in.Kiosk(device_id, caller.actor, kiosks.has_been(conn, device_id))


def _sent_at(heard: HeardBody | None, arrived_at: int) -> int:
    """When the call was sent, as far as the kiosk's reckoning is plausible."""
    if heard is None:
        return arrived_at
    reckoned = clock.from_datetime(heard.now) + round(heard.since_s * clock.MICRO)
    return reckoned if arrived_at - LONGEST_WAY_S * clock.MICRO <= reckoned <= arrived_at else arrived_at


def _device_id(caller: Caller) -> int:
    if caller.device is None:
        raise Problem("forbidden", "only an enrolled kiosk may do this")
    device_id: int = caller.device.id
    return device_id


def _band(tx: Tx, band: int, hall: Hall) -> dict[str, Any]:
    shared = kiosks.numbers(tx.catalogue, hall.settings.kiosks.partition, band)
    return {
        "index": band,
        "numbers": {
            code: {"prefix": its.prefix, "first": its.first, "last": its.last} for code, its in shared.items()
        },
    }


def _skew_s(hall: Hall, tx: Tx, wall_s: float) -> int:
    """How far the machine's wall clock is ahead of the hall's; in a trial's faster time nobody can say."""
    if hall.db.clock.speed != 1.0:
        return 0
    return max(-(10**9), min(10**9, round(wall_s - tx.at / clock.MICRO)))
