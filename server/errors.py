"""Every failure becomes an answer a person or a program can use: problem+json, or a plain page."""

from __future__ import annotations

from contextlib import suppress

import gevent
import structlog
from flask import Flask, Response, request
from flask.typing import ResponseReturnValue
from gunicorn.http.errors import ParseException
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from server.exchange import problem_response
from server.problems import Problem
from server.translate import text
from server.writing import NotKeptError

SLUG_OF_STATUS = {
    400: "bad-request",
    401: "unauthorized",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    413: "too-large",
    415: "unsupported-media-type",
    422: "validation",
    429: "too-many-requests",
    503: "unavailable",
}
DRAINED_BYTES = 64 * 1024 * 1024
DRAINED_S = 2.0

log = structlog.get_logger()


def register(app: Flask) -> None:
    """Answer every error in the one shape."""
    app.register_error_handler(Problem, _answer)
    app.register_error_handler(HTTPException, _from_http)
    app.register_error_handler(OperationalError, _database_away)
    app.register_error_handler(PoolTimeout, _database_away)
    app.register_error_handler(NotKeptError, _database_away)
    app.register_error_handler(Exception, _mistake)


def _answer(problem: Problem) -> Response:
    if _is_page():
        return _page(problem)
    return problem_response(problem)


def _from_http(error: HTTPException) -> ResponseReturnValue:
    if error.response is not None or error.code is None or 300 <= error.code < 400:
        return error
    if isinstance(error, RequestEntityTooLarge):
        _drain()
    slug = SLUG_OF_STATUS.get(error.code, "bad-request" if error.code < 500 else "internal")
    answer = _answer(Problem(slug, error.description or ""))
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        answer.headers["Allow"] = ", ".join(sorted(allowed))
    return answer


def _database_away(error: OperationalError | PoolTimeout | NotKeptError) -> ResponseReturnValue:
    log.error("the database does not answer", error=str(error.__cause__ or error))
    return _answer(Problem("unavailable", "the database does not answer"))


def _mistake(error: Exception) -> ResponseReturnValue:
    log.exception(
        "unexpected error", endpoint=request.endpoint, method=request.method, error=type(error).__name__
    )
    return _answer(Problem("internal"))


def _drain() -> None:
    """Read a body that is too large to the end, so that the sender hears the answer and not a broken line."""
    stream, left = request.environ["wsgi.input"], DRAINED_BYTES
    # A sender that says much and sends nothing is not waited for.
    with suppress(gevent.Timeout, ParseException, OSError), gevent.Timeout(DRAINED_S):
        while left > 0 and (chunk := stream.read(min(left, 64 * 1024))):
            left -= len(chunk)


def _is_page() -> bool:
    # A program that takes anything ("*/*") is better served by problem+json.
    return not request.path.startswith("/api/") and "text/html" in request.headers.get("Accept", "")


def _page(problem: Problem) -> Response:
    words = text(f"problem-{problem.slug}", "id", {"retry_after_s": problem.extra.get("retry_after_s", 1)})
    body = (
        '<!doctype html><html lang="id"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Antrean</title>'
        '<body style="font:1.25rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;'
        f'padding:0 1.5rem;color:#10222e;background:#f6f4ee"><h1>{words}</h1><p><a href="/">Antrean</a></p>'
    )
    return Response(body, int(problem.status), content_type="text/html; charset=utf-8")
