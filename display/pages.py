"""The lobby screen's page. What it shows comes through the API and the event stream."""

from __future__ import annotations

from flask import Blueprint, render_template

pages = Blueprint(
    "display_pages",
    __name__,
    template_folder="templates",
    static_folder="static",
    static_url_path="/display/static",
)


@pages.get("/display/")
def board() -> str:
    """The board of the zone in the address, or of the whole hall."""
    return render_template("display/board.html")
