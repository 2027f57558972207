"""The kiosk's audio guide: whatever stands on the page can be heard, and no call waits for it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
import soundfile

import variants
from client import Answer
from hall import Hall
from people import Kiosk, People
from server import settings
from server.problems import Problem
from server.voice.reader import MOST_WAITING, Reader

SPEECH = "/api/v1/kiosk/speech"


@pytest.fixture(scope="module")
def kiosk(make_hall: Callable[..., Hall], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    """In a hall whose screens only ring: its kiosks read all the same."""
    config = variants.write(tmp_path_factory.mktemp("config"), variants.without_a_voice)
    people = People(make_hall(config=config))
    yield people.kiosk()
    people.close()
    people.hall.kill()


def said(kiosk: Kiosk, *parts: str, **headers: str) -> Answer:
    query = urlencode([("say", part) for part in parts])
    return kiosk.request("GET", f"{SPEECH}?{query}", headers=headers)


def seconds(answer: Answer) -> float:
    samples, rate = soundfile.read(io.BytesIO(answer.raw))
    return float(len(samples) / rate)


def test_a_control_is_heard_each_part_in_its_language(kiosk: Kiosk) -> None:
    answer = said(kiosk, "en:Button 3 of 17", "id:Akta kelahiran")
    assert (answer.status, answer.media) == (200, "audio/mpeg")
    assert seconds(answer) > seconds(said(kiosk, "id:Akta kelahiran")) > 0.5
    assert answer.headers["cache-control"] == "private, max-age=86400"


def test_what_was_heard_once_is_not_sent_again(kiosk: Kiosk) -> None:
    tag = said(kiosk, "id:Kembali").headers["etag"]
    assert said(kiosk, "id:Kembali", **{"If-None-Match": tag}).status == 304
    assert said(kiosk, "id:Ke awal").headers["etag"] != tag


def test_a_number_is_not_kept_by_the_kiosk(kiosk: Kiosk) -> None:
    assert said(kiosk, "id:Nomor Anda C-017").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "parts",
    [[], ["id:"], ["id"], ["xx:Halo"], ["id:" + "a" * 401], ["id:a"] * 13, ["id:baris\nbaru"]],
    ids=["nothing", "empty", "no words", "no such language", "too long", "too many", "control character"],
)
def test_what_nobody_would_say_is_refused(kiosk: Kiosk, parts: list[str]) -> None:
    said(kiosk, *parts).refused("validation", 422)


def test_words_that_would_come_too_late_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kiosks cannot pile up work in front of the hall: beyond a few who wait, they are told to ask again."""
    voice = settings.load(variants.write(tmp_path / "config"), {}).voice
    reader = Reader(tmp_path / "guide", voice)
    depth: list[int] = []

    def busy(_recipe: object) -> None:
        depth.append(len(depth))
        with pytest.raises(Problem, match="unavailable"):
            reader.read([("id", "Kembali")])

    monkeypatch.setattr(reader.studio, "make", busy)
    with pytest.raises(Problem, match="unavailable"):
        reader.read([("id", "Kembali")])
    assert len(depth) == MOST_WAITING
