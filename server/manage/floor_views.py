"""What a supervisor may do on the floor: queues, notices, work profiles, and what went wrong with papers."""

from __future__ import annotations

from collections import Counter as Tally
from typing import Annotated, Any

from flask import Blueprint, request
from pydantic import Field, StringConstraints
from sqlalchemy import and_, delete, func, insert, select

from server import auth, board, catalogue, clock, days, desk, notices, tickets
from server.bodies import MaybeReasonBody, ReasonBody, TransferBody
from server.catalogue_view import AgencyView, CatalogueView
from server.clock import MICRO
from server.exchange import int_argument
from server.problems import Problem
from server.schemas import TicketAnswer
from server.tables import counter_services
from server.tables import tickets as tickets_table
from server.tickets.moves import PAPERS_MISSING
from server.web import Answer, Body, Call, Empty, Look, Words, command, query

api = Blueprint("manage_floor", __name__, url_prefix="/api/v1/manage")

SUPERVISORS = (auth.MANAGER, auth.SUPERVISOR)
_AGENCY = {"name": "agency", "in": "query", "required": True, "schema": {"type": "string"}}
_DAYS = {"name": "days", "in": "query", "required": False, "schema": {"type": "integer", "minimum": 1}}
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class ReorderBody(Body):
    """The ticket's new place in its queue (1 is the front), and why; the reason is kept for the audit."""

    place: Annotated[int, Field(ge=1, le=10_000)]
    reason: Words


class CloseQueueBody(Body):
    """What kiosk and screens say while the queue takes nobody new."""

    because: Words


class NoticeBody(Body):
    """What to tell whom: a queue (``agency``), a ``zone``, or the whole hall; for so many ``minutes``."""

    text: Annotated[
        dict[Annotated[str, StringConstraints(pattern="^(id|jv|en)$")], Sentence], Field(min_length=1)
    ]
    zone: Annotated[str, StringConstraints(max_length=4)] | None = None
    agency: Annotated[str, StringConstraints(max_length=2)] | None = None
    minutes: Annotated[int, Field(ge=1, le=720)] | None = None


class ProfileBody(Body):
    """Every service that the counter covers, with its rank (1 is called first)."""

    ranks: Annotated[dict[str, Annotated[int, Field(ge=1, le=99)]], Field(min_length=1, max_length=500)]


@api.get("/queue")
@query(*SUPERVISORS, parameters=(_AGENCY,))
def queue(look: Look) -> Answer:
    """Who waits in an agency's queue, in the order of their age, and who has missed a call."""
    view = look.hall.db.catalogue(look.conn)
    agency = _agency(view, request.args.get("agency", ""))
    branch = board.branch_row(look.conn, view)
    now = board.now_of(look.hall.db, branch)
    return {
        "agency": {"code": agency.code, "name": agency.name, "short": agency.short},
        "closed_because": agency.closed_because,
        **desk.queue_lists(
            look.conn, view, agency, branch.day, now, look.hall.settings.calls.target_wait_min
        ),
    }


@api.post("/tickets/<ticket>/reorder")
@command(*SUPERVISORS, body=ReorderBody, answer=TicketAnswer)
def reorder(call: Call, body: ReorderBody, ticket: str) -> Answer:
    """Put a waiting ticket at another place of its queue."""
    return tickets.reorder(call.tx, ticket, call.actor, body.place, body.reason)


@api.post("/tickets/<ticket>/call-back")
@command(*SUPERVISORS, body=ReasonBody, answer=TicketAnswer)
def call_back(call: Call, body: ReasonBody, ticket: str) -> Answer:
    """A no-show was a mistake: back to the old place."""
    return tickets.call_back(call.tx, ticket, call.actor, body.reason)


@api.post("/tickets/<ticket>/transfer")
@command(*SUPERVISORS, body=TransferBody, answer=TicketAnswer)
def transfer(call: Call, body: TransferBody, ticket: str) -> Answer:
    """Send a ticket elsewhere: same number, same age."""
    return tickets.transfer(call.tx, ticket, None, call.actor, to=body.destination, note=body.note)


@api.post("/tickets/<ticket>/cancel")
@command(*SUPERVISORS, body=MaybeReasonBody, answer=TicketAnswer)
def cancel(call: Call, body: MaybeReasonBody, ticket: str) -> Answer:
    """End a visit before service."""
    return tickets.cancel(call.tx, ticket, None, call.actor, body.reason)


@api.post("/queues/<agency>/close")
@command(*SUPERVISORS, body=CloseQueueBody)
def close_queue(call: Call, body: CloseQueueBody, agency: str) -> Answer:
    """Let nobody new into an agency's queue; who waits is served."""
    catalogue.close_queue(call.tx, _agency(call.tx.catalogue, agency), body.because, call.actor)
    return {"agency": agency, "closed_because": body.because}


@api.post("/queues/<agency>/open")
@command(*SUPERVISORS)
def open_queue(call: Call, _body: Empty, agency: str) -> Answer:
    """Let people into an agency's queue again."""
    catalogue.close_queue(call.tx, _agency(call.tx.catalogue, agency), None, call.actor)
    return {"agency": agency, "closed_because": None}


@api.post("/day/last-call")
@command(*SUPERVISORS)
def last_call(call: Call, _body: Empty) -> Answer:
    """Nobody new from now on; who has a number is served, then the day closes by itself."""
    return days.last_call(call.tx, call.actor)


@api.post("/notices")
@command(*SUPERVISORS, body=NoticeBody, status=201)
def raise_notice(call: Call, body: NoticeBody) -> Answer:
    """Tell a queue, a zone or the hall something ("layanan terganggu")."""
    view = call.tx.catalogue
    zone = view.zone_by_code.get(body.zone) if body.zone else None
    if (body.zone and zone is None) or (body.zone and body.agency):
        raise Problem("validation", "name a zone or an agency of this hall, or neither")
    agency = _agency(view, body.agency) if body.agency else None
    until_at = call.tx.at + body.minutes * 60 * MICRO if body.minutes else None
    return notices.raise_(call.tx, call.actor, dict(body.text), zone=zone, agency=agency, until_at=until_at)


@api.post("/notices/<notice>/end")
@command(*SUPERVISORS)
def end_notice(call: Call, _body: Empty, notice: str) -> Answer:
    """Take a notice down."""
    return notices.end(call.tx, call.actor, notice)


@api.get("/counters/<counter>/profile")
@query(*SUPERVISORS)
def profile(look: Look, counter: str) -> Answer:
    """What a counter covers, by rank."""
    view = look.hall.db.catalogue(look.conn)
    found = view.counter_by_code.get(counter)
    if found is None:
        raise Problem("not-found", f"no counter has the code {counter!r}")
    return {"counter": counter, "ranks": _ranks(view, found.ranks)}


@api.post("/counters/<counter>/profile")
@command(*SUPERVISORS, body=ProfileBody)
def set_profile(call: Call, body: ProfileBody, counter: str) -> Answer:
    """Change what a counter covers: its own services, and those it helps out with."""
    view = call.tx.catalogue
    found = view.counter_by_code.get(counter)
    if found is None:
        raise Problem("not-found", f"no counter has the code {counter!r}")
    unknown = [code for code in body.ranks if code not in view.service_by_code]
    if unknown:
        raise Problem("unknown-service", f"no service has the code {unknown[0]!r}")
    call.tx.conn.execute(delete(counter_services).where(counter_services.c.counter_id == found.id))
    call.tx.conn.execute(
        insert(counter_services),
        [
            {"counter_id": found.id, "service_id": view.service_by_code[code].id, "rank": rank}
            for code, rank in body.ranks.items()
        ],
    )
    catalogue.changed(call.tx, call.actor, ["profile", counter])
    return {"counter": counter, "ranks": body.ranks}


@api.get("/missing-papers")
@query(*SUPERVISORS, parameters=(_DAYS,))
def missing_papers(look: Look) -> Answer:
    """Which required documents visitors lacked, of each service, the most frequent first."""
    view = look.hall.db.catalogue(look.conn)
    since = clock.day_before(board.branch_row(look.conn, view).day, int_argument("days", 30, 1, 366))
    of_service = tickets_table.c.service_id
    was_served = and_(
        tickets_table.c.branch_id == view.branch.id,
        tickets_table.c.day >= since,
        tickets_table.c.state == "served",
    )
    counted = select(of_service, func.count()).where(was_served).group_by(of_service)
    served = {service_id: number for service_id, number in look.conn.execute(counted)}
    lacked: dict[int, Tally[str]] = {}
    went_without = select(of_service, tickets_table.c.missing).where(
        was_served, tickets_table.c.outcome == PAPERS_MISSING
    )
    for service_id, missing in look.conn.execute(went_without):
        lacked.setdefault(service_id, Tally()).update(missing or ())
    return {
        "since": since,
        "services": [
            {
                "code": view.service_by_id[service_id].code,
                "name": view.service_by_id[service_id].name,
                "served": served[service_id],
                "missing": [{"doc": doc, "times": times} for doc, times in tally.most_common()],
            }
            for service_id, tally in sorted(
                lacked.items(), key=lambda each: -max(each[1].values(), default=0)
            )
            if tally
        ],
    }


def _agency(view: CatalogueView, code: str) -> AgencyView:
    agency = view.agency_by_code.get(code)
    if agency is None:
        raise Problem("not-found", f"no agency has the code {code!r}")
    return agency


def _ranks(view: CatalogueView, ranks: dict[int, int]) -> dict[str, Any]:
    return {view.service_by_id[service_id].code: rank for service_id, rank in ranks.items()}
