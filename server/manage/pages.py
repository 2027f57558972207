"""The manager's page, and the log-in shared by everybody who works in the hall (``static/staff``)."""

from __future__ import annotations

from flask import Blueprint, render_template

from server.web import Hall

pages = Blueprint(
    "manage_pages",
    __name__,
    template_folder="templates",
    static_folder="static",
    static_url_path="/manage/static",
)


@pages.get("/manage/")
def overview() -> str:
    """The hall at a glance, and its officers, devices, hours and paper."""
    return render_template("manage/manage.html", trial=Hall.current().settings.trial)
