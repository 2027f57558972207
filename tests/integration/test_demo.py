"""`antrean demo`, as somebody runs it on a laptop: a whole short day, a server that dies, Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from hall import ANTREAN, ROOT
from machine import accepts, end, free_port, wait_until


class Demo:
    def __init__(self, data: Path) -> None:
        self.data, self.port = data, free_port()
        self.line = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", trust_env=False)
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *options: str) -> None:
        where = ["--config", str(ROOT / "config.yaml"), "--data", str(self.data), "--port", str(self.port)]
        with (self.data.parent / "demo.out").open("wb") as out:
            self.process = subprocess.Popen(
                [ANTREAN, "demo", *where, *options], stdout=out, stderr=out, start_new_session=True, cwd=ROOT
            )

    def ended(self, within_s: float) -> int:
        assert self.process is not None
        return self.process.wait(within_s)

    @property
    def said(self) -> str:
        return (self.data.parent / "demo.out").read_text(encoding="utf-8")

    def server_pid(self) -> int:
        """The demo's child."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(
            encoding="ascii"
        )
        return int(children.split()[0])

    def totals(self) -> dict[str, int]:
        """Tickets by state, as the manager sees them; empty while the hall does not answer."""
        return dict(self.overview().get("totals", {}))

    def day_after(self, day: str) -> str:
        """The day that the hall has opened, when it is a later one."""
        today = self.overview().get("day") or ""
        return today if today > day else ""

    def overview(self) -> dict[str, Any]:
        try:
            answer = self.line.get("/api/v1/manage/overview", headers=self._manager())
        except (OSError, KeyError, httpx.TransportError):
            return {}
        return dict(answer.json()) if answer.is_success else {}

    def left(self, query: str) -> dict[str, Any]:
        """What stands in the database when the demo is over."""
        with closing(sqlite3.connect(self.data / "antrean.db")) as database:
            return dict(database.execute(query))

    @property
    def tokens(self) -> dict[str, str]:
        tokens: dict[str, str] = json.loads((self.data / "demo-tokens.json").read_text(encoding="utf-8"))
        return tokens

    def _manager(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens['Simulasi']}"}


OPEN = {"waiting", "called", "serving", "parked"}
STATES = "SELECT state, count(*) FROM tickets GROUP BY state"
STATES_ON = "SELECT state, count(*) FROM tickets WHERE day ="
FIRST_NUMBERS = "SELECT day, min(substr(number, -3)) FROM tickets GROUP BY day"
ROLLS = "SELECT day, count(*) FROM events WHERE type = 'printer.roll_changed' GROUP BY day"
DEVICES = "SELECT 'devices', count(*) FROM devices"


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Demo]:
    demo = Demo(tmp_path / "data-demo")
    yield demo
    demo.line.close()
    if demo.process is not None:
        end(demo.process)


def test_a_short_day_is_played_to_its_end_though_the_server_dies_in_the_middle(demo: Demo) -> None:
    demo.start("--speed", "150", "--hours", "0.1", "--seed", "3")
    wait_until(lambda: demo.totals().get("served", 0) >= 5, "some are served", 120)
    before = demo.totals()["served"]
    os.kill(demo.server_pid(), signal.SIGKILL)
    wait_until(lambda: demo.totals().get("served", 0) > before + 3, "more are served", 120)
    assert demo.ended(180) == 0, demo.said
    assert "dijalankan lagi" in demo.said
    assert "Nomor diambil" in demo.said
    states = demo.left(STATES)
    assert states["no_show"] >= 1
    assert not states.keys() & OPEN, "the day was closed"
    assert not accepts(demo.port), "the demo ends its own server"
    log = (demo.data / "server.log").read_text(encoding="utf-8")
    assert '"level": "error"' not in log, log[-4000:]


def test_ctrl_c_ends_it_with_a_summary_and_the_next_demo_starts_a_clean_day(demo: Demo) -> None:
    played = [""]
    for _day in ("first", "second"):
        demo.start("--speed", "120")
        played.append(wait_until(lambda: demo.day_after(played[-1]), "a new day begins", 120))
        wait_until(lambda: demo.totals().get("waiting", 0) >= 3, "somebody waits", 120)
        wait_until(lambda: demo.totals().get("serving", 0) >= 1, "somebody is served", 120)
        assert demo.process is not None
        demo.process.send_signal(signal.SIGINT)
        assert demo.ended(60) == 0, demo.said
        assert "Nomor diambil" in demo.said
        assert not accepts(demo.port)
        assert "mulai pukul 08.00" in demo.said, "whatever the hour of whoever looks"
    assert demo.left(FIRST_NUMBERS) == dict.fromkeys(played[1:], "001")
    left = demo.left(f"{STATES_ON} '{played[1]}' GROUP BY state")
    assert not left.keys() & OPEN, "who still waited in the first demo does not wait in the second"
    assert left["expired"] >= 1
    assert demo.left(ROLLS) == dict.fromkeys(played[1:], 1), "every morning begins with a full roll"
    assert demo.left(DEVICES)["devices"] == len(demo.tokens), (
        "the second demo has used the first one's devices"
    )


def test_simulated_visitors_stay_out_of_a_real_hall(demo: Demo) -> None:
    demo.data.mkdir()
    (demo.data / "antrean.db").touch()
    demo.start()
    assert demo.ended(60) != 0
    assert "choose another folder" in demo.said


def test_the_demo_does_not_play_on_a_shared_database(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://hall@127.0.0.1:1/hall")
    demo.start()
    assert demo.ended(60) != 0
    assert "DATABASE_URL" in demo.said
    assert not demo.data.exists()
