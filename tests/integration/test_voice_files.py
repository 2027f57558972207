"""Clips are files in the data folder: served wherever that lies, made anew when one is torn."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert

import variants
from server import settings
from server.app import create_app
from server.domain import announcing, speech
from server.tables import utterances
from server.voice.arbiter import recipe_of
from server.voice.studio import Studio

SAID = speech.call("C-017", "Loket 3", "id")
RECIPE = recipe_of([announcing.Segment(None, "id", SAID)])


@pytest.fixture
def loaded(tmp_path: Path) -> settings.Settings:
    return settings.load(variants.write(tmp_path / "config", variants.with_a_voice), {})


def test_a_clip_is_served_from_a_data_folder_beside_the_caller(
    loaded: settings.Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`make run` says --data data."""
    monkeypatch.chdir(tmp_path)
    app = create_app(loaded, Path("data"))
    made = app.extensions["antrean-studio"].make(RECIPE)
    assert made is not None
    db = app.extensions["antrean"].db
    with db.transaction() as tx:
        tx.conn.execute(
            insert(utterances).values(
                branch_id=tx.branch_id,
                day=tx.today,
                queued_at=tx.at,
                calls=[],
                recipe=RECIPE,
                text="",
                clip=made.name,
            )
        )
    answer = app.test_client().get(f"/voice/{made.name}.mp3")
    assert (answer.status_code, answer.mimetype) == (200, "audio/mpeg")
    assert len(answer.data) > 10_000
    answer.close()
    app.extensions["antrean-studio"].close()
    db.close()


def test_a_clip_that_a_power_cut_has_torn_is_made_anew(loaded: settings.Settings, tmp_path: Path) -> None:
    with closing(Studio(tmp_path / "voice", loaded.voice)) as studio:
        made = studio.make(RECIPE)
        assert made is not None
        about = studio.path(made.name).with_suffix(".json")
        about.write_bytes(b"")
        assert studio.make(RECIPE) == made
        assert about.stat().st_size > 0


def test_a_full_disk_costs_the_sound_not_the_announcement(loaded: settings.Settings, tmp_path: Path) -> None:
    blocked = tmp_path / "voice"
    blocked.write_text("a file where the folder should be")
    studio = Studio(blocked, loaded.voice)
    assert studio.make(RECIPE) is None
    assert studio.last_error
