"""A lobby whose corners do not disturb each other: one for each test, with two small agencies."""

from __future__ import annotations

from typing import Any

from people import Desk, Kiosk, People
from variants import Config

ZONES = "EFGHIJKLMNOPRSTUVWXYZ"
"""Zone E has the agencies EX and EY."""


def with_zones_of_their_own(config: Config) -> None:
    catalogue = config["catalogue"]
    for zone in ZONES:
        catalogue["zones"].append({"code": zone, "name": f"Zona {zone} - Perpustakaan dan Arsip"})
        for second, short in (("X", "Perpustakaan"), ("Y", "Kearsipan")):
            prefix = zone + second
            services = [{"code": f"{prefix}01", "name": f"Layanan {short}", "minutes": 5}]
            catalogue["agencies"].append({
                "prefix": prefix, "code": f"uji-{prefix.lower()}", "name": short, "short": short,
                "zone": zone, "counters": 2, "services": services,
            })  # fmt: skip


class Zone:
    """A corner of the hall: its two agencies with their counters, and whoever waits there."""

    def __init__(self, people: People, code: str) -> None:
        self.people, self.code = people, code
        self.kiosk: Kiosk = people.kiosk()

    def take(self, second: str = "X", **wishes: Any) -> dict[str, Any]:
        return self.kiosk.take(f"{self.code}{second}01", **wishes)

    def desk(self, second: str = "X", index: int = 1) -> Desk:
        return self.people.open_desk(f"{self.code}{second}{index}")
