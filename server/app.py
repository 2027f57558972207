"""Putting the hall together: the only file that knows everything."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import gevent
import prometheus_client
from flask import Flask, Response, g, request
from flask_socketio import SocketIO
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from werkzeug.middleware.proxy_fix import ProxyFix

import counter.pages
import counter.views
import display.pages
import display.reports
import display.views
import kiosk.door
import kiosk.guide
import kiosk.machine_views
import kiosk.pages
import kiosk.phone
import kiosk.phone_acts
import kiosk.views
import server.manage.floor_views
import server.manage.hall_views
import server.manage.kiosk_views
import server.manage.pages
import server.manage.pattern_views
import server.manage.printer_views
import server.manage.views
import server.pages
import server.ui
import server.voice.views
from server import errors, housekeeping, live, pairing, public, seats, store
from server.clock import AS_THE_MACHINE, Pace
from server.files import Files
from server.joined import Nudges
from server.lines import Line, Rooms
from server.live import Teller
from server.loops import forever
from server.media import Media
from server.metrics import REQUEST_SECONDS, REQUESTS
from server.pages_secured import secure
from server.print_agent import PrintAgent
from server.settings import Settings
from server.voice.arbiter import Arbiter
from server.voice.reader import Reader
from server.voice.studio import Studio
from server.web import Hall
from server.wire import QuietSockets

MOST_BODY_BYTES = 64 * 1024
YOUNG_OBJECTS = 20_000
VOICE_FOLDER, GUIDE_FOLDER = "voice", "guide"
PING_EVERY_S, PING_TIMEOUT_S = 5, 4

BLUEPRINTS = (
    kiosk.views.api,
    kiosk.door.api,
    kiosk.guide.api,
    kiosk.machine_views.api,
    counter.views.api,
    display.views.api,
    display.reports.api,
    public.api,
    seats.api,
    pairing.api,
    server.manage.views.api,
    server.manage.hall_views.api,
    server.manage.floor_views.api,
    server.manage.printer_views.api,
    server.manage.kiosk_views.api,
    server.manage.pattern_views.api,
    server.voice.views.api,
    server.ui.ui,
    server.pages.pages,
    kiosk.pages.pages,
    kiosk.phone.phone,
    kiosk.door.pages,
    kiosk.phone_acts.acts,
    counter.pages.pages,
    display.pages.pages,
    server.manage.pages.pages,
)


def create_app(settings: Settings, data: Path, *, pace: Pace = AS_THE_MACHINE) -> Flask:
    """The hall's web application; :func:`start` sets its background work going."""
    data = data.resolve()  # Flask takes a relative path for one beside its own files
    db = store.open_hall(settings, data, pace=pace)
    app = Flask("server", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BODY_BYTES
    # An address with doubled slashes is not found, rather than sent somewhere else.
    app.url_map.merge_slashes = False
    app.extensions["antrean"] = Hall(db, settings, data)
    app.extensions["antrean-printing"] = PrintAgent(db, settings, data)
    app.extensions["antrean-studio"] = Studio(data / VOICE_FOLDER, settings.voice)
    app.extensions["antrean-reader"] = Reader(data / GUIDE_FOLDER, settings.voice)
    # An absolute folder stays what it is, a relative one lies in the data folder.
    app.extensions["antrean-media"] = Media(data / settings.displays.media)
    # Counted in each process: log-ins must go on when Redis is away.
    app.extensions["antrean-limiter"] = MovingWindowRateLimiter(MemoryStorage())
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    errors.register(app)
    _watch_requests(app)
    secure(app)
    if before := settings.server.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=before, x_proto=before, x_host=before
        )
    socketio = SocketIO(
        app,
        async_mode="gevent",
        client_manager=Rooms(),
        ping_interval=PING_EVERY_S,
        ping_timeout=PING_TIMEOUT_S,
        max_http_buffer_size=16_384,
    )
    socketio.server.eio._async["websocket"] = Line  # what Engine.IO asks its driver for
    app.wsgi_app = QuietSockets(app.wsgi_app)  # type: ignore[method-assign]
    app.wsgi_app = Files(app)  # type: ignore[method-assign]
    teller = Teller(socketio, db)
    live.connect(socketio, db, teller)
    app.extensions["antrean-teller"] = teller
    return app


def start(app: Flask) -> None:
    """Start telling, printing and tidying up; called once in every serving process."""
    hall: Hall = app.extensions["antrean"]
    teller: Teller = app.extensions["antrean-teller"]
    agent: PrintAgent = app.extensions["antrean-printing"]
    arbiter = Arbiter(hall.db, hall.settings.voice, app.extensions["antrean-studio"])
    hall.db.told += [teller.wake, lambda _types: agent.wake(), arbiter.wake]
    if hall.settings.database.redis_url:
        _join(hall, [teller.wake, agent.wake, arbiter.wake])
    teller.begin()
    gevent.spawn(forever, "telling events", teller.step)
    agent.start()
    gevent.spawn(forever, "announcing calls", arbiter.step)
    _calm_the_collector()
    socketio = app.extensions["socketio"]
    gevent.spawn(
        forever,
        "housekeeping",
        partial(housekeeping.step, hall.db, socketio, hall.settings.calls.auto_grace_s),
    )


def _calm_the_collector() -> None:
    """Look through the young objects less often, and never again through what the start has left.

    A full collection walks every object of 500 sockets; one in the middle of a call was seen on the screens.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 50)


def _join(hall: Hall, woken: list[Callable[[], None]]) -> None:
    nudges = Nudges(hall.settings.database.redis_url, hall.settings.branch.code)
    committed = gevent.event.Event()

    def publish() -> None:
        committed.wait()
        committed.clear()
        nudges.nudge()

    def heard() -> None:
        for wake in woken:
            wake()

    hall.db.told.append(lambda _types: committed.set())
    gevent.spawn(forever, "nudging other processes", publish)
    gevent.spawn(forever, "hearing other processes", partial(nudges.listen, heard))


@cache
def _answers(endpoint: str, status: int) -> prometheus_client.Counter:
    return REQUESTS.labels(endpoint, status)


def _watch_requests(app: Flask) -> None:
    @app.before_request
    def _begin() -> None:
        g.began = time.perf_counter()

    @app.after_request
    def _count(response: Response) -> Response:
        _answers(request.endpoint or "-", response.status_code).inc()
        REQUEST_SECONDS.observe(time.perf_counter() - g.get("began", time.perf_counter()))
        return response
