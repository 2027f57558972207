"""The officer's page: one document, everything else is asked from the API by the browser."""

from __future__ import annotations

from flask import Blueprint, render_template

from server.web import Hall

pages = Blueprint(
    "counter_pages",
    __name__,
    template_folder="templates",
    static_folder="static",
    static_url_path="/counter/static",
)


@pages.get("/counter/")
def console() -> str:
    """Log in, hold a counter, work."""
    return render_template("counter/console.html", trial=Hall.current().settings.trial)
