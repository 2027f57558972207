"""``antrean kiosk``: the program on a kiosk PC."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import click

HOST = "127.0.0.1"
SUPERVISED = "INVOCATION_ID"
"""What systemd puts into the environment of the programs that it starts, and starts again."""


def _server(_context: object, _option: object, value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path not in ("", "/"):
        raise click.BadParameter("write the server's address, for example http://192.168.1.10:8000")
    return value.rstrip("/")


def _speed(_context: object, _option: object, value: float) -> float:
    if not 0.01 <= value <= 100_000:
        raise click.BadParameter("write a number from 0.01 to 100000")
    return value


@click.command()
@click.option("--server", required=True, callback=_server, help="Address of the hall's server.")
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("kiosk-data"),
    show_default=True,
    help="Folder of all state; it holds the machine's key.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=8010, show_default=True)
@click.option(
    "--printer",
    default="virtual",
    show_default=True,
    help="virtual, usb:VVVV:PPPP, network:HOST[:PORT], serial:DEVICE, file:PATH or cups:QUEUE.",
)
@click.option("--width", type=click.Choice(["80", "58"]), default="80", show_default=True, help="Paper, mm.")
@click.option("--mode", type=click.Choice(["raster", "native"]), help="How slips are sent.")
@click.option("--browser/--no-browser", default=False, help="Start Chromium in kiosk mode on the page.")
@click.option("--token", envvar="ANTREAN_TOKEN", help="A kiosk's key, instead of pairing with a code.")
@click.option("--update-command", default="", help="What brings this machine up to date when a manager asks.")
@click.option("--speed", type=float, callback=_speed, default=1.0, help="As of the server (trials).")
def kiosk(
    server: str,
    data: Path,
    port: int,
    printer: str,
    width: str,
    mode: str | None,
    browser: bool,
    token: str | None,
    update_command: str,
    speed: float,
) -> None:
    """Run a kiosk machine: its page, its printer, and numbers also while the server is gone."""
    from kiosk.machine import browser as browsers
    from kiosk.machine import options
    from kiosk.machine.machine import RESTART, Machine
    from server import addresses, logs

    logs.set_up()
    try:
        paper = options.printer(printer, width_mm=int(width), mode=mode)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--printer") from None
    fault = addresses.cannot_listen(HOST, port)
    if fault:
        raise click.ClickException(f"cannot listen on {HOST} port {port}: {fault}; choose another --port")
    program = _browser() if browser else None
    machine = Machine(server, data, paper, speed=speed, update=update_command)
    if token:
        machine.disk.keep_key(token)
    address = f"http://{HOST}:{port}/kiosk/"

    def ready() -> None:
        click.echo(f"kiosk: {address}")
        if program is not None:
            Thread(target=browsers.keep_open, args=[program, address], daemon=True).start()

    code = machine.serve(HOST, port, ready)
    if code == RESTART and SUPERVISED not in os.environ:
        # Started by hand: nobody else would start it again.
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - ourselves
    sys.exit(code)


@click.command("kiosk-browser")
@click.option("--port", type=click.IntRange(1, 65535), default=8010, show_default=True)
def kiosk_browser(port: int) -> None:
    """Open the page of the kiosk machine on this PC in Chromium's kiosk mode, again and again."""
    from kiosk.machine import browser as browsers
    from server import logs

    logs.set_up()
    browsers.keep_open(_browser(), f"http://{HOST}:{port}/kiosk/")


def _browser() -> str:
    from kiosk.machine import browser as browsers

    program = browsers.find()
    if program is None:
        raise click.ClickException(f"no browser is installed; looked for {', '.join(browsers.NAMES)}")
    return program
