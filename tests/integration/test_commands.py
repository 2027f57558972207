"""The ``antrean`` command: tokens before and beside a running server, checks, one server for one folder."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import psutil
import pytest

import variants
from client import Client
from commands import OF_THE_HALL, antrean
from hall import ANTREAN, ROOT, Hall
from machine import free_port
from people import People
from server.db import SQLITE_FILE

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}\n")


def program(*arguments: str | Path, config: Path, data: Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if name not in OF_THE_HALL}
    return subprocess.run(
        [ANTREAN, *arguments, "--config", config, "--data", data],
        cwd=ROOT, env=clean, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_tokens_are_made_before_the_first_start_even_many_at_once(
    tmp_path: Path, make_hall: Callable[..., Hall]
) -> None:
    config, data = variants.write(tmp_path), tmp_path / "data"

    def make(name: str) -> subprocess.CompletedProcess[str]:
        return program("token", "--role", "kiosk", "--name", name, config=config, data=data)

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(make, [f"kiosk {nth}" for nth in range(4)]))
    for each in made:
        assert each.returncode == 0, each.stderr
        assert TOKEN.fullmatch(each.stdout), "the token and nothing else"
        assert each.stderr == ""
    with Hall(data, config=config) as hall:
        for each in made:
            with Client(hall.url, each.stdout.strip()) as kiosk:
                assert kiosk.post("/api/v1/kiosk/tickets", {"service": "C02"}).status == 201


def test_a_token_made_beside_a_running_server_holds_at_once(people: People) -> None:
    token = people.hall.antrean("token", "--role", "counter", "--name", "loket", "--counter", "G1").strip()
    with Client(people.hall.urls[-1], token) as desk:
        assert desk.post("/api/v1/counter/open").done()["counter"]["code"] == "G1"
        head = people.screen().head()
        desk.post("/api/v1/counter/close").done()
    assert [event["actor"] for event in people.screen().moves(head - 1)][-1] == "token:loket"


def test_a_token_may_run_out(people: People) -> None:
    token = people.hall.antrean("token", "--role", "manager", "--name", "tamu", "--days", "0").strip()
    with Client(people.hall.url, token) as guest:
        guest.get("/api/v1/manage/overview").refused("unauthorized", 401)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--role", "counter", "--name", "x"], "--counter"),
        (["--role", "counter", "--name", "x", "--counter", ""], "--counter"),
        (["--role", "kiosk", "--name", "x", "--counter", "C1"], "--counter"),
        (["--role", "counter", "--name", "x", "--counter", "C9"], "C9"),
        (["--role", "display", "--name", "x", "--zone", "Q"], "Q"),
        (["--role", "kiosk", "--name", "x", "--printer", "laser"], "laser"),
        (["--role", "boss", "--name", "x"], "boss"),
        (["--role", "kiosk", "--name", " "], "name"),
        (["--role", "kiosk", "--name", "a\nb"], "name"),
        (["--role", "kiosk"], "--name"),
    ],
)
def test_a_token_that_cannot_be_is_refused(tmp_path: Path, arguments: list[str], said: str) -> None:
    config = variants.write(tmp_path)
    done = antrean("token", *arguments, config=config, data=tmp_path / "data")
    assert done.returncode != 0
    assert done.stdout == ""
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("moment", ["tomorrow", "2026-11-30T08:00", "0001-01-01T00:00Z", "9999-12-31T23:59Z"])
def test_a_trial_begins_at_a_moment_that_is_the_same_in_every_zone(tmp_path: Path, moment: str) -> None:
    done = antrean("serve", "--from", moment, config=variants.SHIPPED, data=tmp_path / "data")
    assert done.returncode == 2
    assert "write a moment with its offset, for example 2026-11-30T08:00+07:00" in done.stderr


def test_a_hall_that_is_told_to_end_leaves_nothing_of_it_behind(joined_hall: Hall) -> None:
    """As an administrator ends it: both masters, and all that runs below them."""
    masters = [psutil.Process(process.pid) for process in joined_hall.processes]
    family = [one for master in masters for one in (master, *master.children(recursive=True))]
    assert len(family) > len(masters)
    for master in masters:
        master.terminate()
    _gone, alive = psutil.wait_procs(family, timeout=30)
    assert not alive


def test_two_servers_do_not_share_one_folder(people_on_sqlite: People) -> None:
    hall = people_on_sqlite.hall
    done = program("serve", "--port", str(free_port()), config=hall.config, data=hall.data)
    assert done.returncode != 0
    assert "another antrean serve" in done.stderr
    assert people_on_sqlite.visitor.get("/readyz").status == 200


def test_a_hall_whose_database_is_away_does_not_say_that_it_is_ready(tmp_path: Path) -> None:
    away = {"DATABASE_URL": f"postgresql://hall@127.0.0.1:{free_port()}/hall"}
    port = str(free_port())
    done = antrean("serve", "--port", port, config=variants.SHIPPED, data=tmp_path, environment=away)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "does not answer: connection failed" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [["check"], ["token", "--role", "kiosk", "--name", "k"]])
def test_a_database_that_is_away_is_told_in_a_line(tmp_path: Path, command: list[str]) -> None:
    away = {"DATABASE_URL": f"postgresql://hall:secret@127.0.0.1:{free_port()}/hall"}
    done = antrean(*command, config=variants.SHIPPED, data=tmp_path / "data", environment=away)
    assert done.returncode == 1
    assert "connection failed" in done.stdout + done.stderr
    assert "secret" not in done.stdout + done.stderr
    assert len(done.stderr.splitlines()) <= 1


def test_a_clock_that_has_gone_back_is_found_before_the_doors_open(tmp_path: Path) -> None:
    antrean("token", "--role", "kiosk", "--name", "k", config=variants.SHIPPED, data=tmp_path)
    assert "ok: clock" in antrean("check", config=variants.SHIPPED, data=tmp_path).stdout
    with closing(sqlite3.connect(tmp_path / SQLITE_FILE)) as file, file:
        file.execute("UPDATE branches SET last_at = ?", [(time.time_ns() + 27 * 3600 * 10**9) // 1000])
    done = antrean("check", config=variants.SHIPPED, data=tmp_path)
    assert done.returncode == 1
    assert "but the last event of this hall was at" in done.stdout


def test_a_port_that_is_taken_is_told_with_another_one(people_on_sqlite: People, tmp_path: Path) -> None:
    port = people_on_sqlite.hall.url.rsplit(":", 1)[1]
    done = antrean("serve", "--port", port, config=variants.SHIPPED, data=tmp_path)
    assert done.returncode == 1
    assert f"--port {int(port) + 1}" in done.stderr


def test_the_shipped_config_is_fit_to_run(tmp_path: Path) -> None:
    done = antrean("check", config=variants.SHIPPED, data=tmp_path / "data")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "17 agencies" in done.stdout
    assert "warning: training hall" in done.stdout
    assert "warning: trial accounts" in done.stdout
    assert "error" not in done.stdout


def test_an_installer_sees_the_printers_and_tries_one(tmp_path: Path) -> None:
    data = tmp_path / "data"
    listed = antrean("printers", config=variants.SHIPPED, data=data)
    assert "virtual: virtual, 80 mm, raster, confirms: auto" in listed.stdout
    assert "Found on this machine" in listed.stdout
    tried = antrean("printers", "test", "virtual", config=variants.SHIPPED, data=data)
    assert tried.returncode == 0, tried.stderr
    assert "ok: printed, and confirmed for this very slip" in tried.stdout
    assert len(list((data / "slips").glob("test-*.png"))) == 1
    (data / "slips" / "virtual.fault").write_text("silent")
    mute = antrean("printers", "test", "virtual", config=variants.SHIPPED, data=data)
    assert (mute.returncode, "look whether the slip came out" in mute.stdout) == (0, True)
    (data / "slips" / "virtual.fault").write_text("paper_out")
    empty = antrean("printers", "test", "virtual", config=variants.SHIPPED, data=data)
    assert (empty.returncode, "out of paper" in empty.stdout) == (1, True)
    unknown = antrean("printers", "test", "fax", config=variants.SHIPPED, data=data)
    assert (unknown.returncode, "there are: virtual" in unknown.stderr) == (1, True)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_bytes(b"")
    done = antrean("check", config=variants.write(tmp_path), data=file / "data")
    assert done.returncode == 1
    assert "error: data folder" in done.stdout
    assert "Traceback" not in done.stderr


def test_the_first_manager_gets_a_pin(people_on_sqlite: People) -> None:
    people = people_on_sqlite
    pin = people.hall.antrean("staff", "add", "--name", "Ratna", "--role", "manager").strip()
    browser = people.browser()
    assert browser.log_in("Ratna", pin).done()["officer"]["role"] == "manager"
    browser.get("/api/v1/manage/overview").done()


@pytest.mark.parametrize("speed", ["nan", "inf", "0", "-1", "x"])
def test_an_impossible_speed_is_refused_before_anything_starts(tmp_path: Path, speed: str) -> None:
    done = program("serve", "--speed", speed, config=variants.write(tmp_path), data=tmp_path / "data")
    assert done.returncode != 0
    assert "--speed" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()
