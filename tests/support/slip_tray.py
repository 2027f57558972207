"""The virtual printers of a running hall: taking their paper away, and reading what came out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import select

from machine import wait_until
from people import People
from printers.render import Printout, render
from server.tables import print_jobs

MAIN, OTHER = "pintu-timur", "pintu-barat"


def with_two_printers(config: dict[str, Any]) -> None:
    """One at each door, in the printer's own letters so that tests can read them."""
    each = {"driver": "virtual", "mode": "native"}
    config["printers"] = [{"name": MAIN, **each}, {"name": OTHER, "zone": "A", **each}]


class Tray:
    """What lies below the printers."""

    def __init__(self, people: People) -> None:
        self._people = people
        self.folder: Path = people.hall.data / "slips"

    def break_(self, fault: str, printer: str = MAIN) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / f"{printer}.fault").write_text(fault)

    def mend(self) -> None:
        for file in self.folder.glob("*.fault"):
            file.unlink()

    def jobs(self, ticket: dict[str, Any]) -> list[Any]:
        query = select(print_jobs).where(print_jobs.c.ticket_id == int(ticket["id"]))
        return self._people.rows(query.order_by(print_jobs.c.id))

    def settled(self, ticket: dict[str, Any], jobs: int = 1) -> list[Any]:
        """The ticket's slips, when nothing is under way any more."""

        def all_ended() -> bool:
            found = self.jobs(ticket)
            return len(found) == jobs and all(job.state not in ("queued", "sending") for job in found)

        wait_until(all_ended, "every slip has come out or not", 20)
        return self.jobs(ticket)

    def paper(self, job: Any) -> Printout | None:
        """What came out of the printer for a job."""
        file = self.folder / f"{job.id}.bin"
        return render(file.read_bytes(), 576) if file.exists() else None

    def whole(self, ticket: dict[str, Any]) -> list[Printout]:
        """The slips of the ticket that came out whole."""
        papers = [self.paper(job) for job in self.jobs(ticket)]
        return [paper for paper in papers if paper is not None and paper.cut]


def says_copy(paper: Printout) -> bool:
    return any("SALINAN" in line for line in paper.lines)
