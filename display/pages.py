"""The lobby screen: page, pictures and videos. What it shows comes through the API and the event stream."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, current_app, g, render_template, send_from_directory

from server.media import Media
from server.web import Hall

pages = Blueprint(
    "display_pages",
    __name__,
    template_folder="templates",
    static_folder="static",
    static_url_path="/display/static",
)


@pages.get("/display/")
def board() -> str:
    """The screen of this display; pages of the hall's network may stand in a frame on it."""
    screens = Hall.current().settings.displays.screens
    g.framed = sorted({_origin(screen.page) for screen in screens if screen.page})
    return render_template("display/board.html")


@pages.get("/display/media/<name>")
def media(name: str) -> Response:
    """One file of the media folder, in parts when asked so. Whoever is in the hall sees it anyway."""
    folder: Media = current_app.extensions["antrean-media"]
    if folder.find(name) is None:
        abort(404)
    response = send_from_directory(folder.folder.resolve(), name, conditional=True, max_age=0)
    # A picture is a picture, whatever it claims to be inside.
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _origin(page: str) -> str:
    parts = urlsplit(page)
    return f"{parts.scheme}://{parts.netloc}"
