"""The files of the pages, answered before Flask hears of them: a screen that starts asks for some sixty."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from flask import Flask
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

from server import ui

Environ = dict[str, Any]


class Kept(StaticFile):  # type: ignore[misc]
    """A file as it was when the server started: an update on the disk is not seen by halves."""

    def __init__(self, path: str, headers: list[tuple[str, str]], stat_cache: dict[str, Any] | None) -> None:
        """Read the file; the tag is made of what stands in it, whenever it was written."""
        self.content = Path(path).read_bytes()
        tag = f'"{hashlib.sha256(self.content).hexdigest()[:20]}"'
        super().__init__(path, [*headers, ("ETag", tag)], stat_cache=stat_cache)

    def is_not_modified(self, environ: Environ) -> bool:
        """Whether the browser has this very file; a proxy may have weakened its tag or named several."""
        tags = environ.get("HTTP_IF_NONE_MATCH")
        return self.etag in tags if tags else bool(super().is_not_modified(environ))


class Files(WhiteNoise):  # type: ignore[misc]
    """WhiteNoise with the contents in memory; what it does not have, and all but plain reading is Flask's."""

    def __init__(self, app: Flask) -> None:
        """Take the static folders of all blueprints, and what npm has brought."""
        # Declarations of types lie beside the scripts; elsewhere files of that name are films.
        super().__init__(app.wsgi_app, mimetypes={".ts": "text/plain"})
        ui.read_all()
        for each in app.blueprints.values():
            if each.static_folder:
                self.add_files(each.static_folder, each.static_url_path)
        for address in ("/vendor/", ui.kept_address()):
            self.add_files(ui.VENDOR, address)

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer with a whole file, or pass on."""
        if environ["REQUEST_METHOD"] in ("GET", "HEAD") and "HTTP_RANGE" not in environ:
            return super().__call__(environ, start_response)  # type: ignore[no-any-return]
        return self.application(environ, start_response)  # type: ignore[no-any-return]

    def get_static_file(self, path: str, url: str, stat_cache: dict[str, Any] | None = None) -> Kept:
        """What is kept of a file."""
        headers = Headers([])
        self.add_mime_headers(headers, path, url)
        _say_how_long_to_keep(headers, url)
        return Kept(path, headers.items(), stat_cache)

    @staticmethod
    def serve(kept: Kept, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The file, or that it is still the same."""
        if kept.is_not_modified(environ):
            status, headers = HTTPStatus.NOT_MODIFIED, kept.not_modified_response.headers
        else:
            status, (_path, headers) = HTTPStatus.OK, kept.get_path_and_headers(environ)
        start_response(f"{status} {status.phrase}", list(headers))
        is_asked_for = status is HTTPStatus.OK and environ["REQUEST_METHOD"] == "GET"
        return [kept.content] if is_asked_for else []


def _say_how_long_to_keep(headers: Headers, url: str) -> None:
    kept = url.startswith(ui.kept_address())
    headers["Cache-Control"] = f"max-age={ui.A_YEAR}, immutable" if kept else "no-cache"
    headers["X-Content-Type-Options"] = "nosniff"
