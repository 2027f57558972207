"""Take a number by phone: who scans the code at the door chooses here. Works without JavaScript."""

from __future__ import annotations

import functools
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request
from limits import RateLimitItemPerHour
from limits.strategies import MovingWindowRateLimiter
from sqlalchemy import Connection

from kiosk import door_words, phone_language, qr
from kiosk.saying import FALLBACK, LANGUAGES, Say, say_in
from server import auth, board, door, phone, tickets
from server.domain.ticket import OPEN_STATES, State
from server.door import Pass
from server.problems import Problem
from server.schemas import DoorAnswer
from server.tickets.at_door import Bounds
from server.translate import messages
from server.web import Answer, Hall, Look, query

pages = Blueprint("door", __name__, template_folder="templates")
api = Blueprint("door_api", __name__)

COOKIE = "antrean_door"
DAY_S = 24 * 3600
KEY_BYTES, KEY = 12, re.compile(r"[A-Za-z0-9_-]{8,40}")
TEXTS = ("door.", "phone.", "")


@api.get("/api/v1/door")
@query(auth.DISPLAY, auth.KIOSK, answer=DoorAnswer)
def code(look: Look) -> Answer:
    """The code for the screen at the door: an address, valid from now on for a few minutes, as a QR too."""
    settings = look.hall.settings
    if not settings.phone.door_tickets:
        return {"url": None, "qr": None, "changes_in_s": None, "wifi": settings.server.wifi}
    now = door.code(look.hall.db, look.conn)
    url = f"{phone.base_url()}/d/{now.text}"
    return {
        "url": url,
        "qr": qr.data_url(url),
        "changes_in_s": round(now.changes_in_s, 1),
        "wifi": settings.server.wifi,
    }


@dataclass(frozen=True, slots=True)
class Guest:
    """Whose phone this is, in which language, and what the hall offers who is ``inside``."""

    hall: Hall
    language: str
    pass_: Pass | None
    inside: bool
    own: list[dict[str, Any]]
    branch: dict[str, str]
    catalogue: dict[str, Any]

    @property
    def say(self) -> Say:
        """The texts of the door's pages."""
        return say_in(self.language, *TEXTS)


View = Callable[..., Response]


def inside(view: View) -> View:
    """For who has scanned the door's screen lately; all others are shown the way there."""

    @functools.wraps(view)
    def run(**path: str) -> Response:
        guest = _guest()
        return view(guest, **path) if guest.inside else _page("door_scan.html", 403, guest)

    return run


@pages.get("/d/<code>")
def scanned(code: str) -> Response:
    """Somebody has scanned the screen: a fresh code becomes a pass for some minutes."""
    hall = Hall.current()
    with hall.db.reading() as conn:
        pass_ = _known_pass(hall, conn)
        fresh = door.admit(hall.db, conn, code, pass_) if hall.settings.phone.door_tickets else None
        sealed = door.seal(hall.db, conn, fresh) if fresh else ""
    if not fresh:
        return _page("door_scan.html", 403, _guest())
    response = make_response(redirect("/door/?scanned", 303))
    # Only "Lax": the camera's app opens this page from outside.
    response.set_cookie(COOKIE, sealed, max_age=DAY_S, path="/", httponly=True, samesite="Lax")
    return response


@pages.get("/door/")
@inside
def home(guest: Guest) -> Response:
    """What is it about: needs, agencies, and the numbers that this phone has already."""
    shown = door_words.home(guest.catalogue, guest.language, guest.say)
    return _page("door_home.html", 200, guest, **shown)


@pages.get("/door/need/<need>")
@inside
def choose(guest: Guest, need: str) -> Response:
    """A need that several services may meet."""
    shown = door_words.need(guest.catalogue, need, guest.language, guest.say)
    if shown is None:
        return make_response(redirect("/door/", 303))
    return _page("door_need.html", 200, guest, **shown)


@pages.get("/door/service/<code>")
@inside
def service(guest: Guest, code: str) -> Response:
    """One service: what to bring, what it costs, when one's turn comes; and the button."""
    return _service(guest, code, 200)


@pages.post("/door/take")
@inside
def take(guest: Guest) -> Response:
    """The number itself; then the page of the ticket. Sent twice, it is one number."""
    if guest.pass_ is None:
        raise Problem("forbidden", "nobody is inside without a pass")
    wanted = request.form.get("service", "")
    sent = request.form.get("key", "")
    key = sent if KEY.fullmatch(sent) else secrets.token_urlsafe(KEY_BYTES)
    rule = guest.hall.settings.phone
    try:
        with guest.hall.db.transaction() as tx:
            token = tickets.take_at_door(
                tx,
                guest.pass_,
                key,
                Bounds(
                    phone=rule.door_tickets,
                    code=rule.door_tickets_per_code,
                    also=partial(_hold_to_the_address, rule.door_tickets_per_address),
                ),
                service_code=wanted,
                priority="priority" in request.form,
                language=guest.language,
            )
    except Problem as problem:
        if problem.status >= 500:
            raise
        return _service(guest, wanted, int(problem.status), problem)
    time.sleep(0)
    return make_response(redirect(f"/t/{token}", 303))


def _service(guest: Guest, code: str, status: int, refused: Problem | None = None) -> Response:
    shown = door_words.service(guest.catalogue, code, guest.language, guest.say)
    if shown is None:
        return make_response(redirect("/door/", 303))
    over = sum(each["state"] != "cancelled" for each in guest.own) >= guest.hall.settings.phone.door_tickets
    slug = "door-limit" if over else refused.slug if refused else None
    # A closed or full service says itself why.
    told = slug and slug not in ("service-closed", "service-full") and messages(f"problem-{slug}")
    key = secrets.token_urlsafe(KEY_BYTES)
    # Back in the browser, or pressed again later: the number for this is there already.
    has = [each for each in guest.own if each["service"] == code and State(each["state"]) in OPEN_STATES]
    said = {"refused": told[guest.language] if told else None, "over": over, "key": key, "has": has}
    return _page("door_service.html", status, guest, **said, **shown)


def _hold_to_the_address(most: int) -> None:
    """Who throws cookies away is another phone each time, but comes from the same address."""
    if not most:
        return
    limiter: MovingWindowRateLimiter = current_app.extensions["antrean-limiter"]
    if not limiter.hit(RateLimitItemPerHour(most), "door", request.remote_addr or "-"):
        raise Problem("door-busy", f"{most} numbers an hour were taken from this address")


def _guest() -> Guest:
    hall = Hall.current()
    with hall.db.reading() as conn:
        pass_ = _known_pass(hall, conn)
        offered = bool(hall.settings.phone.door_tickets)
        inside = offered and pass_ is not None and door.is_inside(hall.db, pass_)
        rows = door.own_numbers(hall.db, conn, pass_) if pass_ else []
        # Who has not been at the door costs the hall little.
        catalogue = board.catalogue(conn, hall.db, hall.settings) if inside else {}
        view = hall.db.catalogue(conn)
        branch = board.branch_json(view)
    own = [
        {
            "number": row.number,
            "token": row.token,
            "state": row.state,
            "service": view.service_by_id[row.service_id].code,
        }
        for row in rows
    ]
    return Guest(hall, _language(hall), pass_, inside, own, branch, catalogue)


def _known_pass(hall: Hall, conn: Connection) -> Pass | None:
    sealed = request.cookies.get(COOKIE)
    return door.open_pass(hall.db, conn, sealed) if sealed else None


def _language(hall: Hall) -> str:
    """What was chosen on this page, or before; else what the phone itself speaks."""
    offered, chosen = _offered(hall), phone_language.chosen()
    if chosen in offered:
        return str(chosen)
    default = hall.settings.languages.default
    return request.accept_languages.best_match(offered) or (default if default in offered else FALLBACK)


def _offered(hall: Hall) -> list[str]:
    return [each for each in LANGUAGES if each in hall.settings.languages.offered]


def _page(template: str, status: int, guest: Guest, **values: Any) -> Response:
    response = make_response(
        render_template(
            template,
            say=guest.say,
            language=guest.language,
            languages={each: LANGUAGES[each] for each in _offered(guest.hall)},
            branch=guest.branch,
            trial=guest.hall.settings.trial,
            wifi=guest.hall.settings.server.wifi,
            offered=bool(guest.hall.settings.phone.door_tickets),
            own=guest.own,
            # Nobody is sent to a kiosk that gives no number either.
            kiosk_gives=guest.catalogue.get("open", True) and not values.get("closed"),
            keeps_nothing=guest.pass_ is None and "scanned" in request.args,
            **values,
        ),
        status,
    )
    response.headers["Cache-Control"] = "private, no-store"
    return phone_language.keep(response)
