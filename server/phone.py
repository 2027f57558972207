"""The visitor's own ticket, as a cached document that phones poll; they hold no socket."""

from __future__ import annotations

import random
import re
from typing import Any

from flask import current_app, request
from sqlalchemy import bindparam, select

from server import board, clock, notices, survey
from server.catalogue_view import CatalogueView
from server.domain.ticket import Move, State, after
from server.prepared import Prepared
from server.problems import Problem
from server.tables import tickets
from server.tickets import rows
from server.tickets.push_back import possible
from server.web import Hall

NEAR = 3
"""With so few people ahead the phone asks more often."""
POLL_S = {"near": 4.0, "far": 10.0, "ended": 60.0}
JITTER = 0.2

_BY_TOKEN = Prepared(
    select(tickets).where(tickets.c.token == bindparam("token"), tickets.c.branch_id == bindparam("branch"))
)


def document(token: str, language: str | None = None) -> dict[str, Any]:
    """The ticket of this token with what its holder should know; raises ``not-found``, also after its day.

    ``language`` is the one that the visitor reads, if it is not the ticket's: the survey is told of it.
    The day ends at midnight in the hall's zone, whenever the next one is opened.
    """
    hall = Hall.current()
    with hall.db.reading() as conn:
        view = hall.db.catalogue(conn)
        ticket = None
        if is_token(token):
            ticket = _BY_TOKEN.first(conn, {"token": token, "branch": view.branch.id})
        if ticket is None:
            raise Problem("not-found", "no ticket has this token")
        branch = board.branch_row(conn, view)
        now = board.now_of(hall.db, branch)
        if ticket.day < clock.as_datetime(now, hall.db.zone).date().isoformat():
            raise rows.of_another_day(ticket.day)
        shown = rows.with_wait(conn, view, ticket, at=now)
        rule = hall.settings.phone
        push_back = possible(conn, ticket, places=rule.push_back_places, times=rule.push_backs)
        also = rows.others_of_visit(conn, view, ticket)
        told = notices.shown(conn, view, now)
    return {
        **shown,
        "next_poll_s": _next_poll_s(ticket.state, shown["ahead"]),
        "now": clock.rfc3339(now, hall.db.zone),
        "branch": board.branch_json(view),
        "hall": board.opening_json(view, branch, now, hall.db),
        "hours_today": board.hours_today(view, branch),
        "docs": list(view.service_by_id[ticket.service_id].docs),
        "zone_name": view.zone_names[shown["zone"]],
        "trial": hall.settings.trial,
        "moves": {"cancel": after(State(ticket.state), Move.CANCEL) is not None},
        "push_back": push_back,
        "push_backs_left": max(0, rule.push_backs - ticket.pushed_back),
        "survey_url": _survey(view, ticket, hall.settings.phone.survey_url, language),
        "also": also,
        "notices": told,
        "total_ahead_at_issue": ticket.ahead_at_issue,
        "back_at": clock.rfc3339_or_none(ticket.back_at, hall.db.zone),
        "day": ticket.day,
        "pushed_back": ticket.pushed_back,
    }


def hall_now() -> dict[str, Any]:
    """The hall without any ticket: its name, whether it gives out numbers, today's hours."""
    hall = Hall.current()
    with hall.db.reading() as conn:
        view = hall.db.catalogue(conn)
        branch = board.branch_row(conn, view)
    now = board.now_of(hall.db, branch)
    hours = view.calendar.hours_on(clock.as_datetime(now, hall.db.zone).date())
    return {
        "now": clock.rfc3339(now, hall.db.zone),
        "branch": board.branch_json(view),
        "hall": board.opening_json(view, branch, now, hall.db),
        "hours": (hours.opens.isoformat(), hours.closes.isoformat()) if hours else None,
    }


def is_token(text: str) -> bool:
    """Whether ``text`` can be a ticket's token at all."""
    return re.fullmatch(r"[A-Za-z0-9_-]{1,64}", text) is not None


def public_url(token: str) -> str:
    """The address of the ticket's page, as it stands in the QR."""
    return f"{base_url()}/t/{token}"


def base_url() -> str:
    """What public addresses begin with: the configured one, or how this request reached the server.

    A kiosk that runs on the server itself says localhost, where no phone finds anything: then it
    is the server's address in the hall's network.
    """
    configured = Hall.current().settings.server.public_url
    if configured:
        return configured
    lan = str(current_app.config.get("LAN_URL", ""))
    on_this_machine = request.host.rsplit(":", 1)[0] in ("localhost", "127.0.0.1", "[::1]")
    return lan if lan and on_this_machine else f"{request.scheme}://{request.host}"


def _survey(view: CatalogueView, ticket: rows.TicketRow, address: str, language: str | None) -> str:
    """Where a visitor who was served may say how it was."""
    if ticket.state != State.SERVED:
        return ""
    return survey.filled(
        address,
        agency=view.agency_by_id[ticket.agency_id].code,
        service=view.service_by_id[ticket.service_id].code,
        branch=view.branch.code,
        language=language or ticket.language,
        date=ticket.day,
    )


def _next_poll_s(state: str, ahead: int | None) -> float:
    if state in (State.WAITING, State.CALLED):
        pace = POLL_S["near"] if ahead is None or ahead <= NEAR else POLL_S["far"]
    else:
        pace = POLL_S["far"] if state in (State.SERVING, State.PARKED, State.NO_SHOW) else POLL_S["ended"]
    # Jitter keeps 2,000 phones from asking in the same instant after a restart.
    return round(pace * random.uniform(1 - JITTER, 1 + JITTER), 1)  # noqa: S311 - not a secret
