"""The addresses under which people reach the hall."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import psutil

from server.settings import Settings

ANY = ("0.0.0.0", "::")  # noqa: S104 - compared, not bound
SCREENS = (
    ("Mulai", "/"),
    ("Kiosk", "/kiosk/"),
    ("Loket", "/counter/"),
    ("Layar", "/display/"),
    ("Kelola", "/manage/"),
)


def bases(host: str, port: int) -> list[str]:
    """What the hall's addresses begin with: every LAN address when it listens on all of them."""
    if host in ANY:
        return [f"http://{address}:{port}" for address in ["127.0.0.1", *_lan()]]
    return [f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"]


def for_phones(host: str, port: int) -> str:
    """What a QR begins with when the kiosk itself reached the server by a loopback address; may be empty."""
    lan = next(_lan(), None) if host in ANY else None
    return f"http://{lan}:{port}" if lan else ""


def cannot_listen(host: str, port: int) -> str | None:
    """Why nobody can listen there (port in use, no such address); None when it is free."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _name, address = found[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        return error.strerror or str(error)
    return None


def welcome(settings: Settings, host: str, port: int) -> str:
    """What ``antrean serve`` prints before it starts."""
    lines = [f"{settings.branch.short_name}: antrean siap di"]
    for base in bases(host, port):
        lines += [f"  {name:<7} {base}{path}" for name, path in SCREENS]
    if settings.trial:
        lines.append("Hall latihan: jam buka, hari libur, dan kuota tidak berlaku (hours.enforce: false).")
    return "\n".join(lines)


def _lan() -> Iterator[str]:
    for addresses in psutil.net_if_addrs().values():
        for address in addresses:
            if address.family == socket.AF_INET and not address.address.startswith("127."):
                yield address.address
