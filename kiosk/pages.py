"""The kiosk's page: one document, everything else is in `kiosk/static`."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, current_app, render_template

STATIC = Path(__file__).parent / "static"
MODULES = sorted(path.name for path in STATIC.glob("*.js") if not path.name.startswith(("phone", "door")))

pages = Blueprint(
    "kiosk_pages",
    __name__,
    template_folder="templates",
    static_folder="static",
    static_url_path="/kiosk/static",
)


@pages.get("/kiosk/")
def kiosk() -> str:
    """The touch screen where visitors take a number."""
    modules = MODULES
    machine = bool(current_app.config.get("KIOSK_MACHINE"))
    return render_template("kiosk/kiosk.html", modules=modules, machine=machine)
