"""The files of the pages: asked for at every start of a screen, sent again only when they have changed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from client import Answer, Client
from people import People
from server import ui
from server.files import Files

ONE_OF_EACH = [
    ("/kiosk/static/main.js", "text/javascript"),
    ("/display/static/display.css", "text/css"),
    ("/counter/static/main.js", "text/javascript"),
    ("/manage/static/staff/staff.css", "text/css"),
    ("/start/start.css", "text/css"),
    ("/ui/icon.svg", "image/svg+xml"),
    ("/ui/styles/kiosk.css", "text/css"),
    ("/ui/texts/kiosk/jv.ftl", "text/plain"),
    ("/ui/texts/kiosk.json", "application/json"),
    ("/vendor/preact/preact.mjs", "text/javascript"),
    ("/vendor/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2", "font/woff2"),
]


@pytest.fixture
def visitor(people_on_sqlite: People) -> Client:
    return people_on_sqlite.visitor


def again(visitor: Client, path: str, tag: str) -> Answer:
    return visitor.request("GET", path, headers={"If-None-Match": tag})


@pytest.mark.parametrize(("path", "media"), ONE_OF_EACH)
def test_a_screen_asks_again_each_time_and_gets_a_file_once(visitor: Client, path: str, media: str) -> None:
    answer = visitor.get(path)
    assert (answer.status, answer.media) == (200, media)
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert int(answer.headers["content-length"]) == len(answer.raw) > 0
    tag = answer.headers["etag"]
    for known in (tag, f"W/{tag}", f'"older", {tag}'):
        unchanged = again(visitor, path, known)
        assert (unchanged.status, unchanged.raw, unchanged.headers["etag"]) == (304, b"", tag)
        assert unchanged.headers["cache-control"] == "no-cache"
    assert again(visitor, path, '"older"').raw == answer.raw
    head = visitor.request("HEAD", path)
    assert (head.status, head.raw, head.headers["etag"]) == (200, b"", tag)


SCREENS = ("kiosk", "display", "counter", "manage")


def test_a_file_is_not_sent_again_to_who_only_knows_since_when_it_is(visitor: Client) -> None:
    since = {"If-Modified-Since": visitor.get("/kiosk/static/main.js").headers["last-modified"]}
    assert visitor.request("GET", "/kiosk/static/main.js", headers=since).status == 304


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_asks_once_for_how_it_looks(visitor: Client, screen: str) -> None:
    page = visitor.get(f"/{screen}/").raw.decode()
    assert re.findall(r'"([^"]+\.css)"', page) == [f"/ui/styles/{screen}.css"]
    sent = visitor.get(f"/ui/styles/{screen}.css").raw
    sheets = [*ui.SHARED_STYLES, *ui.SCREEN_STYLES[screen]]
    assert sent == b"\n".join((ui.ROOT / path).read_bytes() for path in sheets)


@pytest.mark.parametrize("screen", ui.SCREEN_TEXTS)
def test_a_screen_that_speaks_every_language_asks_once_for_all_words(visitor: Client, screen: str) -> None:
    words = visitor.get(f"/ui/texts/{screen}.json").done()
    assert list(words) == ["en", "id", "jv"]
    for lang in words:
        assert visitor.get(f"/ui/texts/{screen}/{lang}.ftl").raw.decode() == words[lang]


@pytest.mark.parametrize("screen", SCREENS)
def test_what_others_have_written_is_asked_for_once_a_year(visitor: Client, screen: str) -> None:
    """Also what these modules import from each other."""
    page = visitor.get(f"/{screen}/").raw.decode()
    paths = set(re.findall(r'"(/vendor/[^"]+js)"', page))
    assert len(paths) == len(ui.IMPORTS)
    for path in paths | {f"{ui.kept_address()}fluent/bundle.js"}:
        answer = visitor.get(path)
        assert (answer.status, answer.media) == (200, "text/javascript"), path
        assert answer.headers["cache-control"] == "max-age=31536000, immutable"
        assert again(visitor, path, answer.headers["etag"]).status == 304


def test_a_page_from_before_an_update_still_finds_its_modules(visitor: Client) -> None:
    answer = visitor.get("/vendor/0123456789/minisearch/index.js")
    assert (answer.status, answer.media) == (200, "text/javascript")
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        "/kiosk/static/nothing.js",
        "/kiosk/static/",
        "/kiosk/static/../pages.py",
        "/kiosk/static/%2e%2e/pages.py",
        "/ui/../__init__.py",
        "/ui/styles/nothing.css",
        "/ui/texts/nothing.json",
        "/ui/texts/nothing/id.ftl",
        "/ui/texts/phone/su.ftl",
        "/vendor/nothing.js",
        f"{ui.kept_address()}nothing.js",
        "/vendor//preact/preact.mjs",
    ],
)
def test_a_file_that_is_not_there_is_refused_like_everything_else(visitor: Client, path: str) -> None:
    visitor.get(path).refused("not-found", 404)


def test_files_are_only_read(visitor: Client) -> None:
    refused = visitor.request("POST", "/kiosk/static/main.js", content=b"{}")
    refused.refused("method-not-allowed", 405)
    assert "GET" in refused.headers["allow"]


def test_a_player_gets_the_part_it_asks_for(visitor: Client) -> None:
    whole = visitor.get("/ui/tokens.css").raw
    part = visitor.request("GET", "/ui/tokens.css", headers={"Range": "bytes=10-19"})
    assert (part.status, part.raw) == (206, whole[10:20])


@pytest.fixture
def starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., FlaskClient]:
    """A hall that starts with a script in which this stands."""
    monkeypatch.setattr(ui.ui, "static_folder", str(tmp_path))

    def start(script: str, written: int = 1_700_000_000) -> FlaskClient:
        (tmp_path / "main.js").write_text(script, encoding="utf-8")
        os.utime(tmp_path / "main.js", (written, written))
        app = Flask("test")
        app.register_blueprint(ui.ui)
        app.wsgi_app = Files(app)  # type: ignore[method-assign]
        return app.test_client()

    return start


def test_an_update_is_seen_after_the_restart_and_never_by_halves(
    tmp_path: Path, starts: Callable[..., FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    for kept in (ui._joined, ui._words, ui._languages):
        kept.cache_clear()
    hall = starts("old();")
    before = hall.get("/ui/main.js")
    (tmp_path / "main.js").write_text("old(); and_new();", encoding="utf-8")
    # What is joined was read with the rest: nothing of it is where it was.
    monkeypatch.setattr(ui, "ROOT", tmp_path)
    assert "@media" in hall.get("/ui/styles/manage.css").text
    assert "language-jv" in hall.get("/ui/texts/kiosk.json").text
    during = hall.get("/ui/main.js")
    assert (during.text, during.content_length) == ("old();", 6)
    after = starts("old(); and_new();").get("/ui/main.js", headers={"If-None-Match": before.headers["ETag"]})
    assert (after.status_code, after.text) == (200, "old(); and_new();")


def test_a_file_that_an_update_has_only_written_anew_is_not_sent_again(
    starts: Callable[..., FlaskClient],
) -> None:
    tag = starts("same();").get("/ui/main.js").headers["ETag"]
    hall = starts("same();", written=1_800_000_000)
    assert hall.get("/ui/main.js", headers={"If-None-Match": tag}).status_code == 304
