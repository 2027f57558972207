"""The visitor's own page, opened by the QR on the slip.

Drawn here, whole and readable without JavaScript; ``phone.js`` only keeps it fresh.
"""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from kiosk import phone_hall, phone_language, saying
from kiosk import qr as picture
from kiosk.door_words import written_out
from kiosk.phone_hall import hhmm
from kiosk.saying import LANGUAGES, Say
from server import phone as visitor
from server.problems import KNOWN, Problem
from server.translate import text

phone = Blueprint("phone", __name__, template_folder="templates")

MOST_STEPS = 9
"""More steps than these would be too thin to count on a phone."""
PAPER, CALL = "#f6f4ee", "#ffb300"
"""The colour of the browser's own bar."""
PUSHED_BACK = "pushed-back"
"""Said behind a wish that was done; of others the page itself shows what has become of them."""
RELOAD_S = 15
"""How often a browser without JavaScript loads the page anew."""

_NUMBERED_COUNTER = re.compile(r"Loket (\d+)")
_ZONE_WORD = re.compile(r"^zon[ae]\s+\S+\s*[-\u2013·:]?\s*", re.IGNORECASE)


@phone.get("/t/<token>")
def ticket(token: str) -> Response:
    """The ticket's page; with ``?part`` only what changes, for the page that is already open."""
    try:
        shown = visitor.document(token, phone_language.chosen())
    except Problem as problem:
        if problem.status != 404:
            raise
        return missing(problem)
    language = phone_language.of_ticket(shown["language"])
    template = "phone_ticket.html" if "part" in request.args else "phone.html"
    drawn = words(shown, language)
    said = what_became(request.args.get("said"), shown["number"], language)
    unkept = phone_language.unkept(request.args.get("lang"))
    return page(template, 200, **drawn, token=token, said=said, unkept=unkept)


@phone.get("/t/<token>/qr.svg")
def qr(token: str) -> Response:
    """The address of the ticket's page as a QR picture."""
    try:
        visitor.document(token)
    except Problem as problem:
        if problem.status != 404:
            raise
        return make_response("", 404)
    response = make_response(picture.svg(visitor.public_url(token)))
    response.mimetype = picture.SVG
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def missing(problem: Problem) -> Response:
    """No such ticket (any more), in every language: whose it was is not known here."""
    if "valid_on" not in problem.extra:
        return page("phone_missing.html", 404, languages=LANGUAGES, say_in=say_in)
    hall = visitor.hall_now()
    told = {code: phone_hall.over(problem.extra["valid_on"], hall, code, say_in(code)) for code in LANGUAGES}
    return page("phone_over.html", 404, told=told, hall=hall)


def words(shown: dict[str, Any], language: str) -> dict[str, Any]:
    """Everything that the page says about the ticket, in one language."""
    say = say_in(language)
    counter = shown["counter"]
    called_at = shown["called_at"]
    return {
        "ticket": shown,
        "say": say,
        "language": language,
        "languages": LANGUAGES,
        "reload_s": RELOAD_S,
        "agency": shown["agency"].get("short") or shown["agency"]["name"],
        "counter": counter_name(counter["name"], say) if counter else None,
        "called_at": hhmm(called_at, language) if called_at else None,
        "back_at": hhmm(shown["back_at"], language) if shown.get("back_at") else None,
        "now": hhmm(shown["now"], language),
        "zone": say("zone", code=shown["zone"]),
        "zone_about": _ZONE_WORD.sub("", shown["zone_name"]),
        "steps": steps(shown["ahead"], shown["total_ahead_at_issue"]) if shown["ahead"] is not None else None,
        "wait": wait(shown, hhmm(shown["now"], language), say),
        "docs": [written_out(doc) for doc in shown["docs"]],
        "pushed_back": pushed_back(shown, language, say),
        "notices": phone_hall.notices(shown, language),
        "closing": phone_hall.closing(shown, language, say),
        "also": others(shown, say),
        "missed": missed(shown, say),
        "title": title(shown, say),
        "colour": CALL if shown["state"] == "called" else PAPER,
    }


def what_became(slug: str | None, number: str, language: str) -> str | None:
    """What became of the visitor's wish: done, or why not."""
    say = say_in(language)
    return say("pushed-back", number=number) if slug == PUSHED_BACK else why_not(slug, language, say)


def why_not(slug: str | None, language: str, say: Say) -> str | None:
    """Why the visitor's wish was not done, in words; how the ticket stands now is on the page anyway."""
    if slug in ("push-back-over", "nobody-behind"):
        return text(f"problem-{slug}", language)
    if slug not in KNOWN or slug == "not-found":
        return None
    return say("said-changed" if slug == "illegal-move" else "cancel-failed")


def steps(ahead: int, total: int) -> tuple[int, int]:
    """How many steps of the bar are behind the visitor, and how many before the call."""
    total = max(total, ahead, 1)
    cells = min(total, MOST_STEPS)
    done = (total - ahead) * cells // total
    return done, cells - done


def wait(shown: dict[str, Any], made_at: str, say: Say) -> str:
    """The wait as a range with the time it was reckoned; without an open counter nobody can promise one."""
    estimate = shown["estimate"]
    if shown["open_counters"] == 0:
        early = phone_hall.before_hours(shown["now"], shown["hours_today"])
        return say("counters-closed" if early else "counters-closed-now")
    if estimate is None:
        return say("no-range")
    low, high = estimate["low_min"], estimate["high_min"]
    if low == 0:
        return say("range-short", high=high, time=made_at)
    return say("range", range=f"{low}\N{EN DASH}{high}", time=made_at)


def title(shown: dict[str, Any], say: Say) -> str:
    """What the browser's tab says: a call can be seen there too."""
    if shown["state"] == "called":
        counter = counter_name(shown["counter"]["name"], say)
        return say("title-called", counter=counter, number=shown["number"])
    return f"{shown['number']} · {shown['branch']['short_name']}"


def missed(shown: dict[str, Any], say: Say) -> str:
    """How to come back after a missed call: once, and without paper there is no slip to scan."""
    if shown["returned"]:
        return say("missed-again")
    agency = shown["agency"].get("short") or shown["agency"]["name"]
    return say("missed-scan" if shown["paper"] == "done" else "missed-go", agency=agency)


def pushed_back(shown: dict[str, Any], language: str, say: Say) -> list[str]:
    """How often others were let go before, and why it cannot be done (again) where that is so."""
    if shown["state"] != "waiting" or not shown["pushed_back"]:
        return []
    lines = [str(say("pushed-back-times", times=shown["pushed_back"]))]
    if not shown["push_back"]:
        why = "problem-nobody-behind" if shown["push_backs_left"] else "problem-push-back-over"
        lines.append(text(why, language))
    return lines


def others(shown: dict[str, Any], say: Say) -> list[dict[str, Any]]:
    """The visitor's other numbers and how they stand; a called one first, for it cannot wait."""
    rows = []
    for other in shown["also"]:
        counter = counter_name(other["counter"]["name"], say) if other["counter"] else ""
        key = f"also-{other['state'].replace('_', '-')}"
        rows.append({**other, "called": other["state"] == "called", "words": say(key, counter=counter)})
    return sorted(rows, key=lambda row: not row["called"])


def counter_name(name: str, say: Say) -> str:
    """``Loket 6`` in the visitor's language; a counter with a name of its own keeps it."""
    match = _NUMBERED_COUNTER.fullmatch(name)
    return say("counter", number=match[1]) if match else name


def say_in(language: str) -> Say:
    """The texts of the phone page in one language."""
    return saying.say_in(language, "phone.")


def page(template: str, status: int, **values: Any) -> Response:
    """A page that the phone may keep but must ask for again; a language chosen with it is remembered."""
    response = make_response(render_template(template, **values), status)
    response.headers["Cache-Control"] = "private, no-cache"
    return phone_language.keep(response)
