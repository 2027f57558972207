"""Answers to what never reaches the application: requests that are no HTTP, sockets that talk nonsense."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import structlog
from gunicorn import util

from server.exchange import PROBLEM_TYPE, encode, problem_body
from server.problems import Problem

log = structlog.get_logger()
Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def speak_problems() -> None:
    """Let gunicorn refuse in the contract's one error shape instead of an HTML page; once in each worker."""
    util.write_error = _write_problem


def _write_problem(sock: Any, status: int, _reason: str, message: str) -> None:
    # 414, 431 and 501 are not among the contract's statuses: what they mean is a bad request.
    problem = Problem("internal" if status == 500 else "bad-request", message)
    body = encode(problem_body(problem))
    head = (
        f"HTTP/1.1 {int(problem.status)} {problem.status.phrase}\r\nConnection: close\r\n"
        f"Content-Type: {PROBLEM_TYPE}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    util.write_nonblock(sock, head.encode() + body)


class QuietSockets:
    """Ends a connection whose client does not speak Socket.IO, without a 500 in the middle of the stream."""

    def __init__(self, app: Wsgi) -> None:
        """``app`` is Flask-SocketIO's middleware around the application."""
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Pass on; only connections of Socket.IO are guarded."""
        try:
            return self._app(environ, start_response)
        except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
            if not environ.get("PATH_INFO", "").startswith("/socket.io/"):
                raise
            log.warning("a socket has sent what is not Socket.IO", error=repr(error))
            if environ.get("HTTP_UPGRADE", "").lower() == "websocket":
                raise StopIteration from None  # gunicorn: the application has taken the connection over
            body = encode(problem_body(Problem("bad-request", "this is not Socket.IO")))
            start_response(
                "400 Bad Request", [("Content-Type", PROBLEM_TYPE), ("Content-Length", str(len(body)))]
            )
            return [body]
