"""The ``antrean`` command."""

from __future__ import annotations

import gc
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from kiosk.machine.command import kiosk, kiosk_browser
from server import options
from server.printers_command import printers
from server.voice.command import voice
from server.yaml_file import ConfigError

# A start makes very many objects that all stay: to look for lost ones among them is a tenth of its work.
gc.set_threshold(20_000, 20, 50)
A_MOMENT = "2026-11-30T08:00+07:00"


def _speed(_context: Any, _option: Any, value: float) -> float:
    # Not click.FloatRange: "nan" is in every range.
    if not 0.01 <= value <= 100_000:
        raise click.BadParameter("write a number from 0.01 to 100000")
    return value


def _moment(_context: Any, _option: Any, value: str) -> int:
    from server.clock import from_datetime

    if not value:
        return 0
    try:
        moment: datetime | None = datetime.fromisoformat(value)
    except ValueError:
        moment = None
    # Without an offset it would be the machine's zone, which need not be the hall's.
    if moment is None or moment.tzinfo is None or not 2000 <= moment.year <= 2100:
        raise click.BadParameter(f"write a moment with its offset, for example {A_MOMENT}")
    return from_datetime(moment)


class _Commands(click.Group):
    """Every command ends with one line when the folder or the database cannot be used."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except OSError as error:
            what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
            raise click.ClickException(f"{what}; look at the folder (--data) and its disk") from None
        except Exception as error:
            # Loaded by whatever has raised one of these, not by every start.
            from sqlalchemy.exc import InterfaceError, OperationalError

            if not isinstance(error, InterfaceError | OperationalError):
                raise
            said = str(error.orig).strip().splitlines()[0]
            raise click.ClickException(f"the database cannot be used: {said}") from None


@click.group(cls=_Commands)
@click.version_option(package_name="antrean")
def main() -> None:
    """Antrean: queue and tickets of a public service hall."""


@main.command()
@options.config
@options.data
@click.option("--host", help="Address to listen on; 0.0.0.0 opens the hall to its network.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--speed", callback=_speed, type=float, default=1.0, help="Run the clock faster (trials).")
@click.option(
    "--from",
    "begins",
    callback=_moment,
    default="",
    metavar="MOMENT",
    help=f"Begin no earlier than then (trials), for example {A_MOMENT}.",
)
def serve(config: Path, data: Path, host: str | None, port: int | None, speed: float, begins: int) -> None:
    """Run the hall."""
    settings = options.load(config)
    from server import addresses, room
    from server.clock import Pace
    from server.serve import HallServer

    host, port = host or settings.server.host, port or settings.server.port
    fault = addresses.cannot_listen(host, port)
    if fault:
        raise click.ClickException(
            f"cannot listen on {host} port {port}: {fault}. Is a hall running there already?"
            f' Else choose another: --port {port % 65535 + 1} (make run ARGS="--port {port % 65535 + 1}")'
        )
    if settings.database.url:
        _require_database(settings.database.url)
    if room.is_full(data):
        raise click.ClickException(f"the disk of {data} is full: nothing could be kept; make room")
    try:
        server = HallServer(settings, data, host, port, Pace(speed, begins))
    except BlockingIOError:
        raise click.ClickException(
            f"another antrean serve is using {data}; stop it, or choose another --data"
        ) from None
    click.echo(addresses.welcome(settings, host, port))
    server.run()


def _require_database(url: str) -> None:
    """Before the hall says that it is ready."""
    from server.engines import cannot_connect

    fault = cannot_connect(url)
    if fault:
        raise click.ClickException(f"the database of DATABASE_URL (or database.url) does not answer: {fault}")


@main.command()
@click.option("--role", type=click.Choice(["kiosk", "counter", "display", "manager"]), required=True)
@click.option("--name", required=True, help="What events call the holder: token:NAME.")
@click.option("--counter", "counter_code", help="Code of the counter (role counter), for example C1.")
@click.option("--zone", "zone_code", help="Code of a display's zone.")
@click.option("--printer", help="Printer of a kiosk.")
@click.option("--days", type=click.IntRange(0, 3650), help="The token runs out after so many days.")
@options.config
@options.data
def token(
    role: str,
    name: str,
    counter_code: str | None,
    zone_code: str | None,
    printer: str | None,
    days: int | None,
    config: Path,
    data: Path,
) -> None:
    """Print one new bearer token, and nothing else."""
    if (role == "counter") != bool(counter_code):
        raise click.UsageError("--counter CODE belongs to --role counter, and only to it")
    if not name.strip() or len(name) > 60 or not name.isprintable():
        raise click.UsageError("--name must be 1 to 60 printable characters")
    settings = options.load(config)
    from server import auth, store
    from server.clock import MICRO

    db = store.open_hall(settings, data)
    try:
        with db.raw_transaction() as conn:
            view = db.catalogue(conn)
            at_counter = view.counter_by_code.get(counter_code) if counter_code else None
            in_zone = view.zone_by_code.get(zone_code) if zone_code else None
            if counter_code and at_counter is None:
                raise click.UsageError(f"no counter has the code {counter_code!r}")
            if zone_code and in_zone is None:
                raise click.UsageError(f"no zone has the code {zone_code!r}")
            if printer and printer not in [each.name for each in settings.printers]:
                raise click.UsageError(f"no printer is named {printer!r}")
            now = db.clock.now()
            _id, made = auth.new_device(
                conn,
                view.branch.id,
                role,
                name.strip(),
                now,
                counter_id=at_counter.id if at_counter else None,
                zone_id=in_zone.id if in_zone else None,
                printer=printer,
                expires_at=None if days is None else now + days * 86_400 * MICRO,
            )
    finally:
        db.close()
    click.echo(made)


@main.command()
@options.config
@options.data
def check(config: Path, data: Path) -> None:
    """Tell what is wrong with config, printers and clock."""
    settings = options.load(config)
    from server import checks

    faults = 0
    for finding in checks.run(settings, data):
        click.echo(f"{finding.level}: {finding.text}")
        faults += finding.level == "error"
    sys.exit(1 if faults else 0)


@main.command()
@options.config
@click.option("--data", type=click.Path(path_type=Path), default=Path("data-demo"), show_default=True)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--speed", callback=_speed, type=float, default=1.0, show_default=True)
@click.option(
    "--hours", type=click.FloatRange(min=0, min_open=True), default=8.0, help="Length of the day to play."
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another number, another day.")
def demo(config: Path, data: Path, port: int, speed: float, hours: float, seed: int) -> None:
    """Run the hall with simulated visitors and officers, through the same calls as real devices."""
    options.load(config)
    from server import demo as demos

    demos.run(config, data, port, speed, hours, seed)


@main.command()
@click.argument("day", required=False)
@options.config
@options.data
def audit(day: str | None, config: Path, data: Path) -> None:
    """Replay the log of DAY (YYYY-MM-DD, the current business day by default) and explain every overtaking.

    Exit code 0 when everything is explained and the chain of events holds, 1 otherwise.
    """
    settings = options.load(config)
    from server import audit as audits
    from server import store

    db = store.open_hall(settings, data)
    with db.reading() as conn:
        found = audits.audit(conn, db.catalogue(conn), day)
    db.close()
    if found is None and day is None:
        click.echo("nothing has happened yet")
        return
    if found is None:
        raise click.ClickException(f"the log knows no day {day}; write it as YYYY-MM-DD")
    for line in found.lines():
        click.echo(line)
    sys.exit(0 if found.holds else 1)


@main.group()
def catalogue() -> None:
    """Export the catalogue, or import an edited one."""


@catalogue.command("export")
@options.config
@options.data
def export_catalogue(config: Path, data: Path) -> None:
    """Print the catalogue in force as YAML."""
    settings = options.load(config)
    from server import catalogue_files as catalogues
    from server import store

    db = store.open_hall(settings, data)
    with db.reading() as conn:
        click.echo(catalogues.as_yaml(catalogues.exported(db.catalogue(conn))), nl=False)
    db.close()


@catalogue.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@options.config
@options.data
def import_catalogue(file: Path, yes: bool, config: Path, data: Path) -> None:
    """Check FILE, show what would change, and make it the catalogue in force."""
    settings = options.load(config)
    from server import catalogue as catalogues
    from server import catalogue_files, store

    try:
        wanted = catalogue_files.read_file(file)
    except ConfigError as error:
        raise click.ClickException(f"the catalogue cannot be used:\n{error}") from None
    for prefix, letter in settings.kiosks.partition.collisions({each.prefix for each in wanted.agencies}):
        raise click.ClickException(
            f"{prefix}{letter} would be an agency, but a kiosk that is cut off gives out such numbers of"
            f" agency {prefix}: take another prefix, or change kiosks.letters after closing"
        )
    db = store.open_hall(settings, data)
    with db.reading() as conn:
        changes = catalogue_files.differences(catalogue_files.exported(db.catalogue(conn)), wanted)
    for line in [*changes, *(f"! {warning}" for warning in wanted.warnings())]:
        click.echo(line)
    if not changes:
        click.echo("nothing would change")
    elif yes or click.confirm(f"apply these {len(changes)} changes?"):
        try:
            with db.transaction() as tx:
                catalogues.apply(tx, wanted, "command")
        except catalogues.InUseError as error:
            raise click.ClickException(f"nothing has changed: {error}") from None
        click.echo(f"applied {len(changes)} changes")
    db.close()


main.add_command(printers)
main.add_command(voice)
main.add_command(kiosk)
main.add_command(kiosk_browser)


@main.group("staff")
def staff_group() -> None:
    """Officers and managers."""


@staff_group.command("add")
@click.option("--name", required=True)
@click.option("--role", type=click.Choice(["officer", "supervisor", "manager"]), required=True)
@click.option("--agency", help="Prefix of an officer's agency, for example C.")
@options.config
@options.data
def add_staff(name: str, role: str, agency: str | None, config: Path, data: Path) -> None:
    """Add somebody who can log in (the first manager of a hall); prints the PIN once."""
    settings = options.load(config)
    from server import staff, store
    from server.problems import Problem

    db = store.open_hall(settings, data)
    pin = staff.new_pin()
    try:
        with db.raw_transaction() as conn:
            view = db.catalogue(conn)
            home = view.agency_by_code.get(agency) if agency else None
            if (role == "officer" and home is None) or (agency and home is None):
                raise click.UsageError("an officer needs --agency PREFIX of an agency in the catalogue")
            staff.add_officer(
                conn, view.branch.id, name, role, home.id if home else None, staff.HASHER.hash(pin)
            )
    except Problem as problem:
        raise click.ClickException(problem.detail) from None
    finally:
        db.close()
    click.echo(pin)


if __name__ == "__main__":
    main()
