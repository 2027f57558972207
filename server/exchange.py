"""Bytes in and out: bodies as they arrive, arguments, answers and refusals as they leave."""

from __future__ import annotations

import ipaddress
from typing import Any

from flask import Response, current_app, request
from gunicorn.http.errors import ParseException
from pydantic_core import to_json

from server.problems import Problem
from server.translate import messages

PROBLEM_TYPE = "application/problem+json"
JSON_TYPE = "application/json"


def encode(content: Any) -> bytes:
    """Compact JSON bytes."""
    return to_json(content)


def json_response(status: int, body: bytes) -> Response:
    """A JSON answer; 4xx and 5xx as problem+json."""
    response = Response(body, status, content_type=PROBLEM_TYPE if status >= 400 else JSON_TYPE)
    response.headers["Cache-Control"] = "no-store"
    return response


def problem_body(problem: Problem) -> dict[str, Any]:
    """The RFC 9457 document of a refusal, with words that can be shown to a person."""
    return {
        "type": f"/problems/{problem.slug}",
        "title": problem.title,
        "status": int(problem.status),
        "detail": problem.detail,
        "message": messages(f"problem-{problem.slug}", problem.extra),
        **problem.extra,
    }


def problem_response(problem: Problem) -> Response:
    """The HTTP answer of a refusal."""
    response = json_response(int(problem.status), encode(problem_body(problem)))
    if problem.status in (429, 503):
        response.headers["Retry-After"] = str(problem.extra.get("retry_after_s", 1))
    if problem.slug == "unauthorized":
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def received() -> bytes:
    """The raw body, whole: a request that was cut off on its way must have no effect.

    Raises ``bad-request`` for a body that is shorter than announced or wrongly chunked, ``too-large``.
    """
    try:
        raw = request.get_data()
    except (ParseException, OSError) as error:
        raise Problem("bad-request", f"the body cannot be read: {error}") from None
    if request.content_length is None:
        # Chunked: nobody has said how long it will be, reading stops at the limit.
        if len(raw) >= current_app.config["MAX_CONTENT_LENGTH"]:
            raise Problem("too-large")
    elif len(raw) < request.content_length:
        raise Problem("bad-request", f"{len(raw)} of {request.content_length} bytes have arrived")
    return raw


def read_body() -> bytes:
    """The raw body of a request that is :func:`understood`."""
    return understood(received())


def understood(raw: bytes) -> bytes:
    """The received body; only JSON is understood, and nothing but an empty body may go without saying so."""
    if raw and request.mimetype != JSON_TYPE:
        raise Problem("unsupported-media-type", "send Content-Type: application/json")
    return raw


def on_this_machine() -> bool:
    """Whether the caller is on the server itself; what a proxy forwards comes from elsewhere."""
    if any(name in request.headers for name in ("Forwarded", "X-Forwarded-For")):
        return False
    return ipaddress.ip_address(request.remote_addr or "0.0.0.0").is_loopback  # noqa: S104


def int_argument(name: str, default: int, least: int, most: int) -> int:
    """A whole number from the query string; raises ``validation`` outside ``least`` to ``most``."""
    text = request.args.get(name)
    if text is None:
        return default
    digits = text.removeprefix("-")
    value = int(text) if digits.isascii() and digits.isdigit() and len(digits) < 20 else None
    if value is None or not least <= value <= most:
        raise Problem("validation", f"{name} must be a whole number from {least} to {most}")
    return value
