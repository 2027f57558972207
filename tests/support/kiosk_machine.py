"""A real kiosk machine for tests: `antrean kiosk` in a process of its own, and a visitor who touches it."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO, ClassVar, Self

import httpx

from client import Json
from machine import NO_CERTIFICATES, Process, dies_with_us, end, free_port, wait_until
from programs import Programs

ROOT = Path(__file__).resolve().parent.parent.parent
STEPPED = Path(__file__).with_name("stepped_kiosk.py")


class KioskMachine:
    """Its disk is ``folder``; it is started, killed and started again as one likes."""

    programs: ClassVar[Programs | None] = None
    """Where it comes from with everything loaded; without them it loads that itself."""

    def __init__(
        self,
        server: str,
        folder: Path,
        token: str | None,
        *,
        speed: float = 1.0,
        haste: float = 1.0,
        printer: str = "virtual",
        supervised: bool = True,
    ) -> None:
        """``haste``: at the hall's own speed, but every wait is so many times shorter. Not ``supervised``:
        started by hand, not by systemd.
        """
        self.server, self.folder, self.token = server, folder, token
        self.speed, self.haste, self.printer = speed, haste, printer
        self.supervised = supervised
        self.port = free_port()
        self._process: Process | None = None
        self._client = httpx.Client(base_url=self.url, timeout=30, trust_env=False, verify=NO_CERTIFICATES)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def slips(self) -> Path:
        return self.folder / "slips"

    def start(self, *, wait: bool = True) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        words = ["--server", self.server, "--data", str(self.folder), "--port", str(self.port)]
        words += ["--printer", self.printer, "--speed", str(self.speed), "--mode", "native"]
        known = {"ANTREAN_TOKEN": self.token} if self.token else {}
        known |= {"INVOCATION_ID": "test"} if self.supervised else {}
        known |= {"WALL_OFFSET": str(self.folder / "wall"), "HASTE": str(self.haste)}
        with (self.folder / "kiosk.log").open("ab") as log:
            self._process = self._begin(words, os.environ | known, log)
        if wait:
            wait_until(
                lambda: self.state() or self.ended() is not None,
                f"the machine answers; {self.folder / 'kiosk.log'} tells more",
                30,
            )
        return self

    def _begin(self, words: list[str], environment: Mapping[str, str], log: BinaryIO) -> Process:
        if self.programs and self.supervised:
            return self.programs.kiosk(words, environment, self.folder, log)
        return subprocess.Popen(
            [sys.executable, STEPPED, *words],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=dies_with_us(signal.SIGTERM),
        )

    def kill(self) -> None:
        """As a power cut would."""
        if self._process is not None:
            end(self._process, with_signal=signal.SIGKILL)
            self._process = None

    def close(self) -> None:
        self.kill()
        self._client.close()

    def ended(self) -> int | None:
        """Its exit code, once it has ended by itself."""
        return self._process.poll() if self._process else None

    def reboot(self) -> Self:
        """The whole PC loses power and comes back: its monotonic clock begins anew."""
        self.kill()
        (self.folder / "rebooted").write_text(os.urandom(8).hex(), encoding="ascii")
        return self.start()

    def step_clock(self, seconds: float) -> None:
        """Somebody sets the machine's wall clock."""
        (self.folder / "wall").write_text(str(seconds), encoding="ascii")

    def state(self) -> Json | None:
        try:
            state: Json = self._client.get("/machine/state").json()
        except httpx.HTTPError:
            return None
        return state

    def is_connected(self) -> Self:
        """Waits until it is enrolled, has heard how the hall is, and nothing waits to be handed in."""
        wait_until(lambda: (s := self.state()) and s["serves"] and s["connected"], "it is connected", 30)
        return self

    def knows_it_is_gone(self) -> Self:
        """Waits until the machine knows that its server is gone."""
        wait_until(lambda: (s := self.state()) and not s["connected"], "it is cut off", 30)
        return self

    def catalogue(self) -> Json:
        catalogue: Json = self._client.get("/api/v1/kiosk/catalogue").json()
        return catalogue

    def ask(self, service: str, key: str | None = None, **wish: Any) -> httpx.Response:
        """A visitor asks for a number; without a key it is a new visitor."""
        key = key or os.urandom(8).hex()
        body = {"service": service, "priority": False, "language": "id", **wish}
        return self._client.post("/api/v1/kiosk/tickets", json=body, headers={"Idempotency-Key": key})

    def take(self, service: str, key: str | None = None, **wish: Any) -> Json:
        """... and gets one."""
        answer = self.ask(service, key, **wish)
        assert answer.status_code == 201, answer.text
        ticket: Json = answer.json()
        return ticket

    def prints_again(self, ticket: Json) -> Json:
        """A visitor who has lost the slip wants another one, here."""
        answer = self._client.post(f"/api/v1/kiosk/tickets/{ticket['id']}/print", json={"printer": "own"})
        assert answer.status_code == 201, answer.text
        shown: Json = answer.json()
        return shown

    def says(self, *parts: str) -> httpx.Response:
        """What the audio guide hears."""
        return self._client.get("/api/v1/kiosk/speech", params=[("say", part) for part in parts])

    def prints(self, ticket: Json) -> str:
        """Waits until the ticket's slip has left; answers how."""
        return wait_until(lambda: self._ended(ticket["id"]) or "", "the slip has left")

    def settled(self) -> bool:
        """Whether nothing is open on its disk: no try, no ticket to hand in, no slip to report."""
        with closing(sqlite3.connect(f"file:{self.folder / 'kiosk.db'}?mode=ro", uri=True)) as disk:
            asked = (
                "SELECT (SELECT count(*) FROM attempts) + (SELECT count(*) FROM slips)"
                " + (SELECT count(*) FROM tickets WHERE handed IS NULL)"
            )
            return bool(disk.execute(asked).fetchone() == (0,))

    def _ended(self, ticket: str) -> str | None:
        paper: str | None = (self.state() or {"papers": {}})["papers"].get(ticket)
        return None if paper in ("queued", "sending") else paper

    def printed(self) -> int:
        """How many slips have come out of its printer."""
        return len(list(self.slips.glob("*.png")))
