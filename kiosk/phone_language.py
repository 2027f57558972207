"""Which language the visitor's page speaks: the one chosen on this phone, else the ticket's own.

A choice is kept in a cookie that holds nothing but the language, for a day, at the door as for the ticket.
Where a phone takes no cookies, the choice stays in the address.
"""

from __future__ import annotations

from flask import Response, request

from kiosk.saying import FALLBACK, LANGUAGES

COOKIE, A_DAY_S = "antrean_language", 86_400


def chosen() -> str | None:
    """What the visitor has chosen: in this request, or before on this phone."""
    for wanted in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if wanted in LANGUAGES:
            return wanted
    return None


def of_ticket(language: str) -> str:
    """The language to speak about a ticket that was taken in ``language``."""
    return chosen() or (language if language in LANGUAGES else FALLBACK)


def unkept(language: str | None) -> str | None:
    """A choice that this phone has not kept (yet): it must go on in forms and addresses."""
    return language if language in LANGUAGES and request.cookies.get(COOKIE) != language else None


def keep(response: Response) -> Response:
    """Keep the choice that this request has made."""
    wanted = request.args.get("lang")
    response.headers["Vary"] = "Cookie"
    if wanted in LANGUAGES:
        response.set_cookie(
            COOKIE,
            wanted,
            max_age=A_DAY_S,
            samesite="Lax",
            httponly=True,
            secure=request.is_secure,
        )
    return response
