"""The hall that is measured: a real server in a process of its own, its devices enrolled all in one go."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import plain
from hall import ROOT, Hall
from machine import wait_until
from server import auth, settings, store

KIOSKS, PHONES = 16, 1000
# Slips go nowhere, in the printer's own letters: drawing pictures of them would measure the second core.
PRINTER = {"name": "nowhere", "driver": "virtual", "mode": "native", "pictures": False}


class Tokens(NamedTuple):
    kiosks: list[str]
    displays: list[str]
    manager: str
    counters: dict[str, str]


class BenchHall(Hall):
    """A hall on SQLite with the shipped catalogue."""

    def __init__(self, folder: Path, printer: dict[str, Any] = PRINTER) -> None:
        super().__init__(folder / "data", config=folder / "config.yaml")
        folder.mkdir(parents=True, exist_ok=True)
        content = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
        content["printers"] = [printer]
        self.config.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")

    @property
    def database(self) -> Path:
        return self.data / "antrean.db"

    @property
    def port(self) -> int:
        return self.ports[0]

    def enrol(self) -> Tokens:
        """One token for each device; the `antrean token` command does the same, one a second."""
        db = store.open_hall(settings.load(self.config, {}), self.data)
        with db.raw_transaction() as conn:
            view, now = db.catalogue(conn), db.clock.now()

            def new(role: str, name: str, counter_id: int | None = None) -> str:
                return auth.new_device(conn, view.branch.id, role, name, now, counter_id=counter_id)[1]

            tokens = Tokens(
                [new("kiosk", f"kiosk-{number}") for number in range(KIOSKS)],
                [new("display", f"display-{zone.code}") for zone in view.zones],
                new("manager", "manager"),
                {counter.code: new("counter", counter.code, counter.id) for counter in view.counters},
            )
        db.close()
        return tokens

    def services(self) -> list[str]:
        """Codes of the services, spread over the agencies as visitors are."""
        catalogue = settings.load(self.config, {}).catalogue
        columns = [[service.code for service in agency.services] for agency in catalogue.agencies]
        longest = max(len(column) for column in columns)
        return [column[place % len(column)] for place in range(longest) for column in columns]

    def wait_for_paper(self) -> None:
        """Until every slip is printed."""
        wait_until(lambda: not plain.slips_waiting(self.database), "all slips are printed", 60)

    def worker(self) -> int:
        """The process that serves: the child of the one that was started."""
        parent = self.processes[0].pid
        return int(Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split()[0])

    def memory_mb(self) -> float:
        """Resident memory of the serving process."""
        status = Path(f"/proc/{self.worker()}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) / 1024

    def cpu_s(self) -> float:
        """Processor time that the serving process has taken."""
        fields = Path(f"/proc/{self.worker()}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / 100


def now() -> float:
    """Seconds that all processes of this machine share."""
    return time.monotonic()
