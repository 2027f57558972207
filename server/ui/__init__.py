"""The shared front end: design tokens, modules, third-party files and texts that every screen loads."""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, make_response, request, send_from_directory

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
VENDOR = HERE / "vendor"
A_YEAR = 365 * 24 * 3600

IMPORTS = {
    "preact": "preact/preact.mjs",
    "preact/hooks": "preact/hooks.mjs",
    "htm": "htm/htm.js",
    "htm/preact": "htm/preact.js",
    "@fluent/bundle": "fluent/index.js",
    "socket.io-client": "socket.io/socket.io.esm.min.js",
    "minisearch": "minisearch/index.js",
}
"""What the screens may import by name, and the file under `/vendor/` that answers."""


def _sheets(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"{folder}/{name}.css" for name in names.split())


SHARED_STYLES = _sheets("server/ui/static", "tokens base")
STAFF_STYLES = _sheets("server/manage/static/staff", "staff")
SCREEN_STYLES = {
    "kiosk": _sheets("kiosk/static", "kiosk lists service visit reach"),
    "display": _sheets("display/static", "display panel layouts themes"),
    "counter": STAFF_STYLES + _sheets("counter/static", "console banners queue questions narrow"),
    "manage": STAFF_STYLES + _sheets("server/manage/static", "manage glance forms floor kiosks patterns"),
}
"""The style sheets of a screen in the order in which they count: the later one wins."""

SCREEN_TEXTS = {
    "kiosk": "kiosk/texts/{lang}.ftl",
    "phone": "kiosk/texts/phone.{lang}.ftl",
    "display": "display/texts/{lang}.ftl",
    "counter": "counter/texts/{lang}.ftl",
    "manage": "server/manage/texts/{lang}.ftl",
}
SHARED_TEXTS = ("server/texts/{lang}.ftl", "server/ui/texts/{lang}.ftl")

ui = Blueprint("ui", __name__, template_folder="templates", static_folder="static", static_url_path="/ui")


@cache
def kept_address() -> str:
    """Where third-party files are asked for by their version, which changes when any of them does.

    The version stands in the path: what the files import from each other by relative addresses has it too.
    """
    digest = hashlib.sha256()
    for path in sorted(path for path in VENDOR.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(VENDOR)} {path.stat().st_size} ".encode() + path.read_bytes())
    return f"/vendor/{digest.hexdigest()[:10]}/"


def import_map() -> dict[str, dict[str, str]]:
    """Tells the browser where the bare module names live."""
    return {"imports": {name: f"{kept_address()}{file}" for name, file in IMPORTS.items()}}


def shared_modules() -> list[str]:
    """What nearly every screen imports: fetched at once instead of one after the other."""
    ours = [f"/ui/{name}.js" for name in ("api", "device", "i18n", "live", "sequence", "time")]
    return [*import_map()["imports"].values(), *ours]


@ui.app_context_processor
def _template_words() -> dict[str, object]:
    return {"import_map": import_map, "shared_modules": shared_modules}


@ui.get("/vendor/<path:name>")
def vendor(name: str) -> Response:
    """A third-party file on a kiosk machine; kept for a year when asked for by its version.

    On the server only what ``server/files.py`` leaves: a part of a file, a wrong name, an old version. A page
    from before an update asks for the version of then, and gets what there is.
    """
    response = send_from_directory(VENDOR, re.sub("^[0-9a-f]{10}/", "", name))
    if name.endswith((".js", ".mjs")):
        response.mimetype = "text/javascript"
    elif name.endswith(".woff2"):
        response.mimetype = "font/woff2"
    if request.path.startswith(kept_address()):
        response.cache_control.no_cache = None
        response.cache_control.max_age = A_YEAR
        response.cache_control.immutable = True
    return response


@ui.get("/ui/styles/<screen>.css")
def styles(screen: str) -> Response:
    """The shared style sheets and the screen's own, in one file."""
    if screen not in SCREEN_STYLES:
        abort(404)
    return _asked_again(_joined(SHARED_STYLES + SCREEN_STYLES[screen]), "text/css")


@ui.get("/ui/texts/<screen>/<lang>.ftl")
def texts(screen: str, lang: str) -> Response:
    """The shared words and the screen's own, in one file; the screen's win."""
    if screen not in SCREEN_TEXTS or lang not in _languages(screen):
        abort(404)
    return _asked_again(_words(screen, lang), "text/plain")


@ui.get("/ui/texts/<screen>.json")
def all_texts(screen: str) -> Response:
    """The words of a screen in every language that it has, for who speaks them all."""
    if screen not in SCREEN_TEXTS:
        abort(404)
    words = {lang: _words(screen, lang) for lang in _languages(screen)}
    return _asked_again(json.dumps(words, ensure_ascii=False), "application/json")


def read_all() -> None:
    """Read the style sheets and words of all screens now: an update on the disk is not seen by halves."""
    for sheets in SCREEN_STYLES.values():
        _joined(SHARED_STYLES + sheets)
    for screen in SCREEN_TEXTS:
        for lang in _languages(screen):
            _words(screen, lang)


@cache
def _languages(screen: str) -> list[str]:
    """The languages that have a text file for this screen."""
    folder, _, name = SCREEN_TEXTS[screen].rpartition("/")
    a_text = re.compile(re.escape(name).replace(re.escape("{lang}"), "([a-z]{2,3})"))
    found = (a_text.fullmatch(path.name) for path in (ROOT / folder).iterdir())
    return sorted(text[1] for text in found if text)


@cache
def _words(screen: str, lang: str) -> str:
    paths = [each.format(lang=lang) for each in (*SHARED_TEXTS, SCREEN_TEXTS[screen])]
    return _joined(tuple(path for path in paths if (ROOT / path).exists()))


@cache
def _joined(paths: tuple[str, ...]) -> str:
    """What stands in these files, read once: they do not change while the server runs."""
    return "\n".join((ROOT / path).read_text(encoding="utf-8") for path in paths)


def _asked_again(body: str, mimetype: str) -> Response:
    """An answer that a screen asks for at each start, and gets again when it has changed."""
    response = make_response(body)
    response.mimetype = mimetype
    response.cache_control.no_cache = True
    response.add_etag()
    response.make_conditional(request)
    return response
