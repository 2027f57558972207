"""What the touch screen asks the machine: the page from its own disk, the hall as it is known, a number."""

from __future__ import annotations

import re
import secrets
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Flask, Response, jsonify, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from kiosk import pages, speech
from kiosk import qr as qr_picture
from kiosk.machine.issuing import problem
from kiosk.machine.line import KEY, NO_ANSWER_FROM, Reply
from kiosk.machine.papers import OWN
from server import ui
from server.pages_secured import secure
from server.problems import Problem

if TYPE_CHECKING:
    from kiosk.machine.machine import Machine

OWN_CALLS = ("heartbeat", "hand-in", "print-jobs")
"""What only the machine itself says to the server, never its page."""
PRINTERS = "/api/v1/kiosk/printers"
OWN_ID = re.compile(r"\bown-[0-9a-f]{16}\b")
USABLE = re.compile(r"[\x20-\x7e]{1,128}")
"""What the server takes for an Idempotency-Key."""
PLAIN = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*")
"""A part of an address that cannot be read in another way."""
LOOKS_ANEW_S = 20
MOST_IDLE_S = 10**9
"""The most that the server believes."""
MOST_BODY_BYTES = 64 * 1024


def create_app(machine: Machine) -> Flask:
    """The machine's own little web application; it listens on the loopback only."""
    app = Flask("kiosk.machine", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BODY_BYTES
    app.config["KIOSK_MACHINE"] = True
    app.register_blueprint(ui.ui)
    app.register_blueprint(pages.pages)
    secure(app)
    _for_the_page(app, machine)
    _from_the_disk(app, machine)
    _to_the_server(app, machine)
    return app


def _for_the_page(app: Flask, machine: Machine) -> None:
    """The way to the page, how the machine is, and QR pictures."""

    @app.get("/")
    def start() -> AnyResponse:
        return redirect("/kiosk/")

    @app.before_request
    def only_this_machine() -> Response | None:
        """Not for a page from elsewhere that has found a name for this machine."""
        here = urlsplit(f"//{request.host}").hostname in ("127.0.0.1", "localhost", "::1")
        return None if here else _answer(problem("not-found", "problem-cut-off"))

    @app.get("/machine/state")
    def state() -> Response:
        idle = request.args.get("idle", type=int)
        machine.pulse.touched_s = None if idle is None else min(max(0, idle), MOST_IDLE_S)
        return jsonify(_state(machine))

    @app.get("/machine/pairing.svg")
    def pairing() -> Response:
        return _qr(f"{machine.line.url}/manage/#/devices/{machine.enrolment.code or ''}")

    @app.get("/t/<token>/qr.svg")
    def qr(token: str) -> Response:
        base = (machine.known.heartbeat or {}).get("public_url", machine.line.url)
        return _qr(f"{base}/t/{token}")


def _from_the_disk(app: Flask, machine: Machine) -> None:
    """What the machine answers also while the server is gone."""

    @app.get("/api/v1/kiosk/catalogue")
    def catalogue() -> Response:
        shown = machine.known.shown()
        return _answer(Reply(200, shown) if shown is not None else _away())

    @app.post("/api/v1/kiosk/tickets")
    def issue() -> Response:
        wish = request.get_json()
        if not isinstance(wish, dict):
            return _answer(problem("validation", "problem-unknown-service"))
        key = request.headers.get(KEY, "")
        return _answer(machine.issuer.take(wish, key if USABLE.fullmatch(key) else secrets.token_hex(16)))

    @app.get("/api/v1/kiosk/printers")
    def printers() -> Response:
        answer = machine.line.get(PRINTERS) if not machine.line.gone else None
        others = answer.body["printers"] if answer is not None and answer.good else []
        own = machine.papers.own_printer(machine.pulse.paper["state"])
        return _answer(Reply(200, {"printers": [own, *others]}))

    @app.post("/api/v1/kiosk/tickets/<ticket>/print")
    def print_again(ticket: str) -> Response:
        wish = request.get_json(silent=True)
        here = isinstance(wish, dict) and wish.get("printer") == OWN
        mine = machine.papers.print_again(ticket) if here else None
        if mine is not None:
            return _answer(Reply(201, mine))
        # The server takes a slip without a printer's name for one of this kiosk's own.
        answer = _relayed(machine, {} if here else wish)
        if here and answer.status_code == 201:
            machine.papers.expect(ticket)
        return answer

    @app.get("/api/v1/kiosk/speech")
    def said() -> Response:
        heard = _relayed(machine) if not machine.line.gone else None
        if heard is not None and heard.status_code < NO_ANSWER_FROM:
            return heard
        # Who cannot see the page is not left alone with it: the machine has the same voice.
        try:
            return speech.sound(machine.reader, speech.parts())
        except Problem as refused:
            return _answer(problem(refused.slug, "problem-cut-off"))


def _to_the_server(app: Flask, machine: Machine) -> None:
    """Everything else, asked with the machine's key."""

    @app.route("/api/v1/<path:path>", methods=["GET", "POST"])
    def relay(path: str) -> Response:
        parts = path.removeprefix("kiosk/").split("/")
        # What is written in another way here (%2F, ?) might be read by the server as one of its own.
        if parts[0] in OWN_CALLS or not all(PLAIN.fullmatch(part) for part in parts):
            return _answer(problem("not-found", "problem-cut-off"))
        return _relayed(machine)

    @app.get("/voice/<path:_clip>")
    def voice(_clip: str) -> Response:
        return _relayed(machine)


def _state(machine: Machine) -> dict[str, Any]:
    """What the page asks every second: cheap, and all that changes."""
    up = not machine.line.gone
    alone = "" if up else f" alone {int(time.monotonic() // LOOKS_ANEW_S)}"
    fact = machine.known.catalogue
    return {
        "enrolled": machine.enrolment.done.is_set(),
        "code": machine.enrolment.code,
        "connected": up,
        "serves": fact is not None and (up or machine.known.refusal() is None),
        "catalogue": f"{fact.at.ticks}{alone}" if fact else None,
        "papers": machine.papers.papers,
    }


def _relayed(machine: Machine, body: Any = None) -> Response:
    """What only the server knows, asked with the machine's key: the page holds none."""
    answer = machine.line.relay(
        request.method,
        _servers_own(machine, request.full_path.removesuffix("?")),
        request.get_json(silent=True) if body is None else body,
        key=request.headers.get(KEY),
    )
    if answer is None:
        return _answer(_away())
    return Response(answer.content, answer.status_code, content_type=answer.headers.get("Content-Type"))


def _servers_own(machine: Machine, path: str) -> str:
    """A ticket that the machine gave out alone has another id at the server, once that knows of it."""
    found = OWN_ID.search(path)
    known = machine.disk.known_as(found[0]) if found else None
    return path.replace(found[0], known) if found and known else path


def _away() -> Reply:
    return problem("unavailable", "problem-cut-off")


def _answer(reply: Reply) -> Response:
    response = jsonify(reply.body)
    response.status_code = reply.status
    if reply.status >= 400:
        response.mimetype = "application/problem+json"
    if reply.status in (429, 503):
        response.headers["Retry-After"] = str(reply.body.get("retry_after_s", 2))
    response.headers["Cache-Control"] = "no-store"
    return response


def _qr(address: str) -> Response:
    response = Response(qr_picture.svg(address), mimetype=qr_picture.SVG)
    response.headers["Cache-Control"] = "no-store"
    return response
