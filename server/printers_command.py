"""``antrean printers``: what is set up, what this machine can see, and a test slip."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from server import options

ANSWER_S = 60
TRIED = {
    "process-id": "printed, and confirmed for this very slip; you may write confirms: process-id",
    "status": "printed, as its status says; you may write confirms: status",
}
MUTE = (
    "the printer answers nothing: look whether the slip came out.\n"
    "If it did, leave confirms: auto; if strange letters stand on it, write confirms: none"
)


@click.group(invoke_without_command=True)
@options.config
@options.data
@click.pass_context
def printers(context: click.Context, config: Path, data: Path) -> None:
    """Tell which printers are set up and which this machine can see."""
    given = click.core.ParameterSource.COMMANDLINE
    # "printers --config X test NAME" means the same as "printers test NAME --config X".
    context.obj = {
        name: context.params[name]
        for name in ("config", "data")
        if context.get_parameter_source(name) is given
    }
    if context.invoked_subcommand is None:
        listed(options.load(config).printers)


@printers.command()
@click.argument("name")
@options.config
@options.data
@click.pass_obj
def test(given: dict[str, Path], name: str, config: Path, data: Path) -> None:
    """Print a test slip on printer NAME: letters, width, cutter and its state."""
    config, data = given.get("config", config), given.get("data", data)
    settings = options.load(config)
    known = {printer.name: printer for printer in settings.printers}
    if name not in known:
        raise click.ClickException(f"no printer is named {name!r}; there are: {', '.join(known)}")
    at = datetime.now(UTC).astimezone(ZoneInfo(settings.branch.timezone))
    slip = {
        "kind": "self-test",
        "branch": settings.branch.short_name,
        "at": at.isoformat(timespec="seconds"),
        "language": settings.languages.default,
    }
    request = {
        "job": f"test-{int(time.time())}",
        "printer": known[name].model_dump(mode="json"),
        "slip": slip,
        "out": str(data / "slips"),
    }
    answer = ask(request)
    click.echo(told(answer, data))
    sys.exit(1 if answer["state"] == "failed" else 0)


def listed(configured: list[Any]) -> None:
    """Print both lists."""
    from printers import found

    click.echo("In config.yaml:")
    for printer in configured:
        zone = f", zone {printer.zone}" if printer.zone else ""
        about = f"{printer.driver}, {printer.width_mm} mm, {printer.mode}, confirms: {printer.confirms}"
        click.echo(f"  {printer.name}: {about}{zone}")
    seen = list(found.everything())
    if not seen:
        click.echo(
            "Found on this machine: no printer on USB, no device file, no serial port, no queue of CUPS.\n"
            "  Is it switched on, and the cable plugged in? A printer on the network is not searched for:\n"
            "  write its address, - {name: NAMA, driver: network, host: 192.168.1.50}"
        )
        return
    click.echo("Found on this machine (copy a line into printers: of config.yaml, and choose a name):")
    for each in seen:
        click.echo(f"  {each.line}   # {each.what}")


def ask(request: dict[str, Any]) -> dict[str, Any]:
    """The print program's answer to one request."""
    command = [sys.executable, "-m", "printers.agent"]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command, input=json.dumps(request).encode(), capture_output=True, check=False, timeout=ANSWER_S
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        raise click.ClickException("the print program did not answer") from None
    return answer


def told(answer: dict[str, Any], data: Path) -> str:
    """What came of the test, and what to write into config.yaml."""
    picture = f"\nits picture: {data / 'slips' / answer['png']}" if answer["png"] else ""
    if answer["state"] == "done":
        return f"ok: {TRIED[answer['confirmed']]}{picture}"
    if answer["error"]["code"] == "unconfirmed":
        return f"not known: {MUTE}{picture}"
    return f"{answer['state']}: {answer['error']['message']['en']}"
