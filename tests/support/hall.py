"""A real hall for tests: `antrean serve` in a process of its own, with its own data, port and tokens."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from commands import antrean
from machine import NO_CERTIFICATES, Process, accepts, dies_with_us, end, free_port, wait_until
from nursery import Nursery
from server import auth, settings, store
from server.db import Database
from server.settings import Settings

Wanted = tuple[str, str, str | None, int | None]
"""A token to be made: role, name, counter, and when it runs out."""

ROOT = Path(__file__).resolve().parent.parent.parent
ANTREAN = Path(sys.executable).with_name("antrean")
URLS = ("DATABASE_URL", "REDIS_URL")
_settings_read: dict[tuple[bytes | str | None, ...], Settings] = {}
"""By what they were read from: most halls of the tests have the same."""


class Hall:
    """One hall, served by one process or by several that share PostgreSQL and Redis."""

    def __init__(
        self,
        data: Path,
        *,
        database_url: str | None = None,
        redis_url: str | None = None,
        processes: int = 1,
        speed: float = 1,
        config: Path = ROOT / "config.yaml",
        blank: Path | None = None,
        nursery: Nursery | None = None,
    ) -> None:
        """``blank`` is a database to begin with; without one the hall makes its own, as at a customer's.

        With a ``nursery`` the processes start in a fraction of the time.
        """
        self.data, self.config, self.speed, self.blank = data, config, speed, blank
        self._nursery = nursery
        self._door: Database | None = None
        self.ports = [free_port() for _ in range(processes)]
        self.processes: list[Process] = []
        self._tokens: dict[Wanted, str] = {}
        self._clients: list[httpx.Client] = []
        urls = dict(zip(URLS, (database_url, redis_url), strict=True))
        inherited = {name: value for name, value in os.environ.items() if name not in urls}
        self.environment = inherited | {name: value for name, value in urls.items() if value}

    @property
    def url(self) -> str:
        return self.urls[0]

    @property
    def urls(self) -> list[str]:
        return [f"http://127.0.0.1:{port}" for port in self.ports]

    def start(self) -> Self:
        """All processes, one after the other: the first one makes the database."""
        self.data.mkdir(parents=True, exist_ok=True)
        if self.blank and not (self.data / self.blank.name).exists():
            shutil.copy(self.blank, self.data)
        for port in self.ports:
            where = ["--host", "127.0.0.1", "--port", str(port), "--speed", str(self.speed)]
            process = self._begin(["serve", "--config", self.config, "--data", self.data, *where])
            self.processes.append(process)
            wait_until(lambda: self._is_ready(port, process), f"{port} is ready; {self.log} tells more", 60)  # noqa: B023
        return self

    def stop(self) -> None:
        """As an administrator would."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """As a power cut would."""
        self._end(signal.SIGKILL)

    def token(self, role: str, name: str | None = None, counter: str | None = None) -> str:
        """A bearer token; the same one when asked for again."""
        return self.tokens([(role, name or role, counter, None)])[0]

    def tokens(self, wanted: Iterable[Wanted]) -> list[str]:
        """What ``antrean token`` does, for many devices at once and beside a running server."""
        wanted = list(wanted)
        missing = [each for each in wanted if each not in self._tokens]
        if missing:
            self._tokens.update(zip(missing, self._enrol(missing), strict=True))
        return [self._tokens[each] for each in wanted]

    def client(
        self, role: str | None = None, counter: str | None = None, *, process: int = 0
    ) -> httpx.Client:
        """Calls the hall as somebody: hall.client("counter", "C1").post("/api/v1/counter/open")."""
        name = f"{role}-{counter}" if counter else role
        headers = {"Authorization": f"Bearer {self.token(role, name, counter)}"} if role else {}
        client = httpx.Client(
            base_url=self.urls[process], headers=headers, timeout=20, trust_env=False, verify=NO_CERTIFICATES
        )
        self._clients.append(client)
        return client

    def antrean(self, *arguments: str) -> str:
        """What an `antrean` command prints when it works on this hall."""
        done = self.command(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def command(self, *arguments: str | Path, answer: str = "") -> subprocess.CompletedProcess[str]:
        """An `antrean` command on this hall, whatever comes of it."""
        return antrean(
            *arguments, config=self.config, data=self.data, environment=self.environment, answer=answer
        )

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    @cached_property
    def settings(self) -> Settings:
        urls = [self.environment.get(name) for name in URLS]
        key = (self.config.read_bytes(), *urls)
        if key not in _settings_read:
            _settings_read[key] = settings.load(self.config, self.environment)
        return _settings_read[key]

    def _enrol(self, wanted: Iterable[Wanted]) -> list[str]:
        # Kept open: to read the catalogue takes longer than everything else here.
        if self._door is None:
            self._door = store.open_hall(self.settings, self.data)
        db = self._door
        with db.raw_transaction() as conn:
            view, now = db.catalogue(conn), db.clock.now()
            at = {code: each.id for code, each in view.counter_by_code.items()}
            return [
                auth.new_device(
                    conn,
                    view.branch.id,
                    role,
                    name,
                    now,
                    counter_id=at[counter] if counter else None,
                    expires_at=expires_at,
                )[1]
                for role, name, counter, expires_at in wanted
            ]

    def _begin(self, arguments: Sequence[str | Path]) -> Process:
        if self._nursery:
            return self._nursery.start(arguments, self.environment, ROOT, self.log)
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [ANTREAN, *arguments],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=dies_with_us(signal.SIGTERM),
            )

    def _is_ready(self, port: int, process: Process) -> bool:
        if process.poll() is not None:
            raise AssertionError(f"the hall did not start:\n{self.log.read_text(encoding='utf-8')[-4000:]}")
        if not accepts(port):
            return False
        ready = f"http://127.0.0.1:{port}/readyz"
        try:
            return httpx.get(ready, timeout=5, trust_env=False, verify=NO_CERTIFICATES).is_success
        except httpx.TransportError:
            return False

    def _end(self, with_signal: signal.Signals) -> None:
        while self._clients:
            self._clients.pop().close()
        if self._door is not None:
            self._door.close()
            self._door = None
        while self.processes:
            end(self.processes.pop(), with_signal=with_signal)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
