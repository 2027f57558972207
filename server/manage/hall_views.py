"""What a manager may call about the hall: hours, holidays, test call, the day, slips."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from flask import Blueprint, Response, current_app, request, send_file
from pydantic import AfterValidator, ConfigDict, StringConstraints
from sqlalchemy import delete, insert, select

from server import auth, catalogue, clock, days
from server.domain import speech
from server.exchange import int_argument
from server.hours_model import Holiday, Hours
from server.problems import Problem
from server.staff import Name
from server.tables import holidays, print_jobs
from server.voice import arbiter
from server.web import Answer, Body, Call, Empty, Hall, Look, Words, command, described, query

api = Blueprint("manage_hall", __name__, url_prefix="/api/v1/manage")

TEST_NUMBER = "A-000"


def _iso_date(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise ValueError("write the date as YYYY-MM-DD") from None


IsoDate = Annotated[str, AfterValidator(_iso_date)]


class HoursBody(Body, Hours):
    """Opening hours; ``enforce`` is config.yaml's and ignored here."""

    model_config = ConfigDict(extra="forbid", strict=True)


class HolidayBody(Body):
    """A date on which the hall is shut (or, ``closed: false``, works although others do not)."""

    date: IsoDate
    name: Name
    kind: Literal["libur_nasional", "cuti_bersama", "lokal"] = "lokal"
    closed: bool = True


class ZoneBody(Body):
    """The zone whose screens are tested; the whole hall when empty."""

    zone: Annotated[str, StringConstraints(max_length=4)] | None = None


class CloseBody(Body):
    """Why the day ends; stands in the record of every ticket that expires."""

    reason: Words


@api.get("/hours")
@query(auth.MANAGER)
def show_hours(look: Look) -> Answer:
    """Opening hours."""
    return look.hall.db.catalogue(look.conn).hours.model_dump(mode="json", by_alias=True)


@api.post("/hours")
@command(auth.MANAGER, body=HoursBody)
def set_hours(call: Call, body: HoursBody) -> Answer:
    """Replace the opening hours; they hold at once."""
    catalogue.write_hours(call.tx.conn, call.tx.branch_id, body)
    catalogue.changed(call.tx, call.actor, ["hours"])
    shown = body.model_copy(update={"enforce": call.hall.settings.hours.enforce})
    return shown.model_dump(mode="json", by_alias=True)


@api.get("/holidays")
@query(auth.MANAGER)
def list_holidays(look: Look) -> Answer:
    """Dates on which the hall is shut, and joint leave days."""
    view = look.hall.db.catalogue(look.conn)
    return {"holidays": [holiday.model_dump(mode="json") for holiday in view.holidays]}


@api.post("/holidays")
@command(auth.MANAGER, body=HolidayBody, status=201)
def set_holiday(call: Call, body: HolidayBody) -> Answer:
    """Add a holiday, or change the one on this date."""
    _forget_holiday(call, body.date)
    holiday = Holiday(date=date.fromisoformat(body.date), name=body.name, kind=body.kind, closed=body.closed)
    values = {"branch_id": call.tx.branch_id, **holiday.model_dump(), "date": body.date}
    call.tx.conn.execute(insert(holidays).values(values))
    catalogue.changed(call.tx, call.actor, ["holidays"])
    return holiday.model_dump(mode="json")


@api.post("/holidays/<day>/delete")
@command(auth.MANAGER)
def delete_holiday(call: Call, _body: Empty, day: str) -> Answer:
    """Take a holiday out."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day) or not _forget_holiday(call, day):
        raise Problem("not-found", f"no holiday is on {day}")
    catalogue.changed(call.tx, call.actor, ["holidays"])
    return {"date": day, "deleted": True}


@api.post("/test-call")
@command(auth.MANAGER, auth.SUPERVISOR, body=ZoneBody)
def test_call(call: Call, body: ZoneBody) -> Answer:
    """Let the screens of a zone (or the hall) show and speak a test call."""
    if body.zone is not None and body.zone not in call.tx.catalogue.zone_by_code:
        raise Problem("validation", f"no zone has the code {body.zone!r}")
    told = {"zone": body.zone, "number": TEST_NUMBER, "sentence": speech.sentences(TEST_NUMBER, "Loket 1")}
    call.tx.emit("call.tested", call.actor, told)
    zones = call.tx.catalogue.zones if body.zone is None else [call.tx.catalogue.zone_by_code[body.zone]]
    language = call.hall.settings.languages.default
    arbiter.queue_test(call.tx, zones, TEST_NUMBER, "Loket 1", language)
    return told


@api.post("/day/close")
@command(auth.MANAGER, auth.SUPERVISOR, body=CloseBody)
def close_day(call: Call, body: CloseBody) -> Answer:
    """End the day: who still waits expires with the reason, counters close, no more tickets."""
    return days.close(call.tx, call.actor, body.reason)


@api.post("/day/open")
@command(auth.MANAGER, auth.SUPERVISOR)
def open_day(call: Call, _body: Empty) -> Answer:
    """Open today again after it was closed too early."""
    return days.reopen(call.tx, call.actor)


@api.get("/slips")
@query(auth.MANAGER, auth.SUPERVISOR)
def slips(look: Look) -> Answer:
    """The last slips that have a picture."""
    limit = int_argument("limit", 20, 1, 100)
    found = look.conn.execute(
        select(print_jobs.c.id, print_jobs.c.slip, print_jobs.c.png, print_jobs.c.created_at)
        .where(print_jobs.c.branch_id == look.hall.db.branch_id, print_jobs.c.png.is_not(None))
        .order_by(print_jobs.c.id.desc())
        .limit(limit)
    )
    return {
        "slips": [
            {
                "job": str(row.id),
                "number": row.slip.get("number", "TES"),
                "png": f"/api/v1/manage/slips/{row.id}.png",
                "at": clock.rfc3339(row.created_at, look.hall.db.zone),
            }
            for row in found
        ]
    }


@api.get("/slips/<int(max=9223372036854775807):job>.png")
@described(auth.MANAGER, auth.SUPERVISOR, media="image/png")
def slip_picture(job: int) -> Response:
    """The picture of a slip, as the printer got it."""
    hall = Hall.current()
    with hall.db.reading() as conn:
        caller = auth.identify(hall.db, conn, request)
        if not caller.roles & {auth.MANAGER, auth.SUPERVISOR}:
            raise Problem("forbidden", "slips carry the visitor's link; they are for managers")
        name = conn.execute(
            select(print_jobs.c.png).where(
                print_jobs.c.id == job, print_jobs.c.branch_id == hall.db.branch_id
            )
        ).scalar_one_or_none()
    agent = current_app.extensions.get("antrean-printing")
    if (
        name is None
        or agent is None
        or not re.fullmatch(r"[\w.-]+\.png", name)
        or not (agent.out / name).is_file()
    ):
        raise Problem("not-found", "there is no picture of this slip (only the last ones are kept)")
    return send_file(agent.out / name, mimetype="image/png")


def _forget_holiday(call: Call, day: str) -> bool:
    gone = call.tx.conn.execute(
        delete(holidays).where(holidays.c.branch_id == call.tx.branch_id, holidays.c.date == day)
    )
    return gone.rowcount > 0
