"""The start page: where each screen is, and how to log in to a training hall."""

from __future__ import annotations

from flask import Blueprint, render_template

from server.start import start_page

pages = Blueprint(
    "pages", __name__, template_folder="templates", static_folder="static", static_url_path="/start"
)


@pages.get("/")
def start() -> str:
    """Links to every screen of the hall."""
    return render_template("start.html", **start_page())
