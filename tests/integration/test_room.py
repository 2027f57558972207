"""A disk that fills up is told to people while the hall still runs."""

from __future__ import annotations

import json
import shutil
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

import variants
from client import Json
from machine import free_port
from server import auth, checks, room, settings
from server.__main__ import main
from server.app import create_app

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Megabytes on the disk."""
    left = [room.LOW_MB]
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**12, 0, left[0] * room.MB))
    return left


@pytest.fixture
def loaded(tmp_path: Path) -> settings.Settings:
    return settings.load(variants.write(tmp_path / "config"), {})


@pytest.fixture
def visitor(loaded: settings.Settings, tmp_path: Path) -> Iterator[FlaskClient]:
    app = create_app(loaded, tmp_path / "data")
    yield app.test_client()
    app.extensions["antrean-studio"].close()
    app.extensions["antrean"].db.close()


def test_a_hall_that_can_keep_no_number_does_not_call_itself_ready(
    left: list[int], visitor: FlaskClient
) -> None:
    assert visitor.get("/readyz").status_code == 200
    left[0] = room.LEAST_MB - 1
    answer = visitor.get("/readyz")
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert "disk is full" in json.loads(answer.data)["detail"]
    assert visitor.get("/healthz").status_code == 200, "the program itself is well"
    left[0] = room.LEAST_MB
    assert visitor.get("/readyz").status_code == 200


def test_a_manager_reads_that_the_disk_is_nearly_full(left: list[int], visitor: FlaskClient) -> None:
    db = visitor.application.extensions["antrean"].db
    with db.raw_transaction() as conn:
        _id, token = auth.new_device(conn, db.branch_id, "manager", "kantor", db.clock.now())

    def alarms() -> list[Json]:
        answer = visitor.get("/api/v1/manage/overview", headers={"Authorization": f"Bearer {token}"})
        return [alarm for alarm in json.loads(answer.data)["alarms"] if alarm["code"] == "disk-low"]

    assert alarms() == []
    left[0] = 499
    (alarm,) = alarms()
    assert all("499 MB" in alarm["text"][language] for language in ("id", "en", "jv"))


@pytest.mark.parametrize(("mb", "level"), [(500, "ok"), (499, "warning"), (31, "error")])
def test_check_looks_at_the_disk(
    left: list[int], loaded: settings.Settings, tmp_path: Path, mb: int, level: str
) -> None:
    left[0] = mb
    (found,) = [each for each in checks.run(loaded, tmp_path / "data") if "data folder" in each.text]
    assert found.level == level
    assert level == "ok" or f"only {mb} MB" in found.text


def test_a_start_on_a_full_disk_says_so_in_one_line(left: list[int], tmp_path: Path) -> None:
    left[0] = 0
    config = variants.write(tmp_path / "config")
    port = str(free_port())
    command = ["serve", "--config", str(config), "--data", str(tmp_path / "data"), "--port", port]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1
    assert "is full: nothing could be kept; make room" in done.output
    assert len(done.output.splitlines()) == 1
