"""What a visitor does on a phone without JavaScript, or with one touch; then the page as it is now."""

from __future__ import annotations

import time
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, redirect, request

from kiosk import phone_language
from kiosk.phone import PUSHED_BACK, missing, page, say_in
from server import phone as visitor
from server import tickets
from server.problems import Problem
from server.web import Hall

acts = Blueprint("phone_acts", __name__, template_folder="templates")


@acts.get("/t/<token>/cancel")
def sure(token: str) -> Response:
    """Asks before the number is given back, on a page that does not load itself anew meanwhile."""
    try:
        shown = visitor.document(token)
    except Problem as problem:
        if problem.status != 404:
            raise
        return missing(problem)
    if not shown["moves"]["cancel"]:
        return _back(token, "illegal-move", request.args.get("lang"))
    language = phone_language.of_ticket(shown["language"])
    unkept = phone_language.unkept(request.args.get("lang"))
    return page(
        "phone_sure.html",
        200,
        ticket=shown,
        token=token,
        language=language,
        say=say_in(language),
        unkept=unkept,
    )


@acts.post("/t/<token>/<any('push-back', 'cancel'):wish>")
def act(token: str, wish: str) -> Response:
    """Does it, or says on the page why not.

    ``seen`` is how often others were let go before when the page was drawn: a double tap counts once.
    """
    hall, known, told = Hall.current(), visitor.is_token(token), None
    try:
        with hall.db.transaction() as tx:
            ticket = tickets.id_of(tx, token if known else "")
            if wish == "cancel" and "sure" in request.form:
                tickets.cancel_by_visitor(tx, token)
            elif wish == "push-back":
                rule = hall.settings.phone
                seen = request.form.get("seen", -1, type=int)
                tickets.push_back(tx, ticket, places=rule.push_back_places, times=rule.push_backs, seen=seen)
                told = PUSHED_BACK
    except Problem as problem:
        told = problem.slug
    time.sleep(0)
    return _back(token, told, request.form.get("lang"))


def _back(token: str, told: str | None, language: str | None) -> Response:
    asked = {"said": told, "lang": phone_language.unkept(language)}
    query = urlencode({name: value for name, value in asked.items() if value})
    return make_response(redirect(f"/t/{token}?{query}" if query else f"/t/{token}", 303))
