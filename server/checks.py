"""``antrean check``: what is wrong with config, printers and clock, before visitors find out."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Timer
from typing import Any, Literal, TypeVar

from sqlalchemy import Connection, Row
from sqlalchemy.exc import SQLAlchemyError

from server import catalogue, displays, room
from server.catalogue_reading import read_view
from server.clock import FOLLOWED_DRIFT_S, MICRO, Clock
from server.db import SQLITE_FILE, Database, sqlite_url
from server.engines import cannot_connect
from server.print_agent import SLIPS_FOLDER
from server.settings import Settings

Level = Literal["ok", "warning", "error"]
EARLIEST_PLAUSIBLE_YEAR = 2026
PRINTER_ANSWER_S = 20
Found = TypeVar("Found")
LEVEL_OF_STATE: dict[str, Level] = {"ok": "ok", "unknown": "warning"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    level: Level
    text: str


def run(settings: Settings, data: Path) -> Iterator[Finding]:
    """Look at everything; yields findings as they are made."""
    yield Finding(
        "ok", f"config: {len(settings.catalogue.agencies)} agencies, {len(settings.printers)} printers"
    )
    if settings.trial:
        yield Finding(
            "warning", "training hall: hours, holidays and quotas are ignored (hours.enforce: false)"
        )
    if settings.staff.trial_accounts:
        yield Finding(
            "warning", "trial accounts with published PINs are created (staff.trial_accounts: true)"
        )
    for warning in settings.catalogue.warnings():
        yield Finding("warning", warning)
    yield from _real_hall(settings)
    for fault in displays.faults(settings.displays, _codes(settings, data)):
        yield Finding("error", fault)
    yield from _kiosks(settings, data)
    yield from _voice(settings, data)
    yield from _data_folder(data)
    yield from _database(settings)
    yield from _clock(settings, data)
    yield from _printer_places(settings, data)
    yield from _printers(settings, data)


def _real_hall(settings: Settings) -> Iterator[Finding]:
    """What a training hall may do without, and visitors would miss."""
    if settings.trial:
        return
    if all(printer.driver == "virtual" for printer in settings.printers):
        yield Finding("warning", "printers: only virtual ones: visitors get no paper (`antrean printers`)")
    if not settings.server.public_url:
        yield Finding(
            "warning",
            "server.public_url is empty: slips hold the address by which a kiosk reached the server; phones"
            " must reach it too",
        )
    if not settings.server.wifi:
        yield Finding("warning", "server.wifi is empty: slips do not say by which Wi-Fi a phone follows")
    today = time.strftime("%Y-%m-%d")
    periods = settings.hours.ramadan_periods
    if settings.hours.ramadan and not any(period.last.isoformat() >= today for period in periods):
        yield Finding("warning", "hours.ramadan_periods: none lies ahead; add this year's when it is decided")


def _printer_places(settings: Settings, data: Path) -> Iterator[Finding]:
    """A kiosk offers another printer of its own zone: a mistyped one would never be offered."""
    known = sorted(_codes(settings, data)["zone"])
    for printer in settings.printers:
        if printer.zone and printer.zone not in known:
            yield Finding(
                "error",
                f"printer {printer.name}: no zone has the code {printer.zone!r}; write one of:"
                f" {', '.join(known)}",
            )
        if getattr(printer, "fault", None):
            yield Finding("warning", f"printer {printer.name}: plays a fault (fault: {printer.fault})")  # type: ignore[union-attr]


def _voice(settings: Settings, data: Path) -> Iterator[Finding]:
    """A mistyped zone or folder would otherwise only be heard, by nobody."""
    known = _codes(settings, data)["zone"]
    for zone in sorted(settings.voice.zones.keys() - known):
        yield Finding(
            "error", f"voice.zones: no zone has the code {zone!r}; write one of: {', '.join(sorted(known))}"
        )
    recordings = settings.voice.recordings
    if recordings and not Path(recordings).is_dir():
        yield Finding("error", f"voice.recordings: {recordings} is no folder; the engine says everything")


def _kiosks(settings: Settings, data: Path) -> Iterator[Finding]:
    """The catalogue may have got an agency since that a kiosk's second letter would be taken for."""
    for prefix, letter in settings.kiosks.partition.collisions(_codes(settings, data)["agency"]):
        yield Finding(
            "error",
            f"kiosks.letters: {prefix}{letter} is an agency's prefix; take another letter than {letter}",
        )


def _codes(settings: Settings, data: Path) -> dict[str, set[str]]:
    """The codes of the catalogue: of the database once there is one, before that of the file."""
    found = _in_the_database(
        settings,
        data,
        lambda conn, branch: displays.codes(read_view(conn, branch.id, enforce=settings.hours.enforce)),
    )
    return found or displays.codes_of_file(settings.catalogue)


def _branch(settings: Settings, data: Path) -> Row[Any] | None:
    return _in_the_database(settings, data, lambda _conn, branch: branch)


def _in_the_database(
    settings: Settings, data: Path, look: Callable[[Connection, Row[Any]], Found]
) -> Found | None:
    """What ``look`` finds of the branch; None where there is no database or no branch yet."""
    url = settings.database.url
    if _why_away(url) if url else not (data / SQLITE_FILE).exists():
        return None
    db = Database(settings.database.url or sqlite_url(data), Clock())
    try:
        with db.setting_up() as conn:
            branch = catalogue.find_branch(conn, settings.branch.code)
            return look(conn, branch) if branch is not None else None
    except SQLAlchemyError:
        # Not there or not yet made: the first start will make it.
        return None
    finally:
        db.close()


def _data_folder(data: Path) -> Iterator[Finding]:
    folder = data if data.exists() else data.resolve().parent
    probe = folder / ".antrean-check"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        yield Finding(
            "error", f"data folder {data} cannot be written: {error.strerror}; choose another with --data"
        )
        return
    left = room.free_mb(data)
    if left >= room.LOW_MB:
        yield Finding("ok", f"data folder {data} can be written")
        return
    level: Level = "error" if left < room.LEAST_MB else "warning"
    yield Finding(level, f"data folder {data}: only {left} MB are left on its disk; make room")


@cache
def _why_away(url: str) -> str | None:
    """Asked once: each time may take seconds."""
    return cannot_connect(url)


def _database(settings: Settings) -> Iterator[Finding]:
    if settings.database.url and (fault := _why_away(settings.database.url)):
        yield Finding("error", f"the database does not answer: {fault}")


def _clock(settings: Settings, data: Path) -> Iterator[Finding]:
    now = time.gmtime()
    told = f"{time.strftime('%Y-%m-%d %H:%M', now)} UTC"
    branch = _branch(settings, data)
    ahead_s = branch.last_at / MICRO - time.time() if branch is not None else 0.0
    if now.tm_year < EARLIEST_PLAUSIBLE_YEAR:
        yield Finding("error", f"the computer's clock says {now.tm_year}: set date and time")
    elif ahead_s > FOLLOWED_DRIFT_S:
        last = time.strftime("%Y-%m-%d %H:%M", time.gmtime(time.time() + ahead_s))
        yield Finding(
            "error",
            f"the computer's clock says {told}, but the last event of this hall was at {last} UTC:"
            " set date and time (of a trial that ran ahead, take another --data)",
        )
    else:
        yield Finding("ok", f"clock: {told}")


def _printers(settings: Settings, data: Path) -> Iterator[Finding]:
    command = [sys.executable, "-m", "printers.agent"]
    with subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        if child.stdin is None or child.stdout is None:
            raise RuntimeError("the print program has no pipes")
        give_up = Timer(PRINTER_ANSWER_S, child.kill)
        give_up.start()
        for printer in settings.printers:
            asked = {"check": printer.model_dump(mode="json"), "out": str(data / SLIPS_FOLDER)}
            child.stdin.write(json.dumps(asked) + "\n")
        child.stdin.flush()
        for _printer in settings.printers:
            line = child.stdout.readline()
            if not line:
                yield Finding("error", f"a printer did not answer within {PRINTER_ANSWER_S} s")
                break
            yield _printer_finding(json.loads(line))
        give_up.cancel()


def _printer_finding(found: dict[str, Any]) -> Finding:
    error = found.get("error") or {}
    words = (error.get("message") or {}).get("en") or error.get("code")
    level = LEVEL_OF_STATE.get(found["state"], "error")
    name = found.get("check") or "?"
    return Finding(level, f"printer {name}: {found['state']}{f', {words}' if words else ''}")
