"""The printer of a kiosk machine as one writes it on the command line."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from printers.model import Printer, printer_config

NAME = "kiosk"
FORMS = "virtual, usb:VVVV:PPPP, network:HOST[:PORT], serial:DEVICE, file:PATH or cups:QUEUE"


def printer(text: str, *, width_mm: int = 80, mode: str | None = None) -> Printer:
    """``usb:04b8:0e15`` and the like; raises ValueError that says what to write."""
    driver, _, rest = text.partition(":")
    config: dict[str, Any] = {"name": NAME, "driver": driver, "width_mm": width_mm}
    if mode is not None:
        config["mode"] = mode
    if driver == "usb":
        config["vendor"], _, config["product"] = rest.partition(":")
    elif driver == "network":
        host, _, port = rest.rpartition(":") if rest.rpartition(":")[2].isdigit() else (rest, "", "")
        config |= {"host": host, **({"port": int(port)} if port else {})}
    elif driver in ("serial", "file", "cups"):
        config[{"serial": "device", "file": "path", "cups": "queue"}[driver]] = rest
    elif driver != "virtual" or rest:
        raise ValueError(f"{text!r} is no printer; write {FORMS}")
    try:
        return printer_config.validate_python(config)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_context=False)[0]
        raise ValueError(f"{text!r}: {fault['loc'][-1]}: {fault['msg']}; write {FORMS}") from None
