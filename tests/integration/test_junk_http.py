"""What is no request, or no JSON, is refused before any database is asked: one hall is enough to see it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.client import HTTPResponse
from socket import SHUT_WR, create_connection
from urllib.parse import urlsplit

import pytest

from people import Kiosk, People
from scene import Scene, refused, undisturbed

BODIES = [
    b"null",
    b"[]",
    b'"text"',
    b"5",
    b"true",
    b'{"unknown": 1}',
    b'{"": 1}',
    b'{"__class__": "x"}',
]
BROKEN = [
    b"{", b"}", b"{]", b'{"service"', b"'service'", b'{"service": }', b"\xff\xfe", b"\x00", b'{"a": "\xff"}',
    b'{"service": "\\ud800"}', b"[" * 5000, b'{"a":' * 5000, b"\xef\xbb\xbf{}", b"{} {}", b"   ", b"\n",
    b"NaN", b'{"service": Infinity}',
]  # fmt: skip
MEDIA = [
    "text/plain",
    "application/xml",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "json",
    "",
]


@pytest.fixture
def scene(people_on_sqlite: People) -> Iterator[Scene]:
    with undisturbed(people_on_sqlite) as scene:
        yield scene


def test_bodies_of_the_wrong_shape(scene: Scene) -> None:
    for caller, path, _operation in scene.posts():
        for body in BODIES:
            answer = caller.post(path, raw=body)
            refused(answer, body)
            assert answer.status in (422, 409), f"{answer} for {body!r}"


def test_bodies_that_are_no_json(scene: Scene) -> None:
    for caller, path, _operation in scene.posts():
        for body in BROKEN:
            answer = caller.post(path, raw=body)
            assert answer.status == 400, f"{answer} for {body[:50]!r}"


def test_content_that_does_not_call_itself_json(scene: Scene) -> None:
    for caller, path, _operation in scene.posts():
        for media in MEDIA:
            answer = caller.post(path, raw=b'{"reason": "uji"}', headers={"Content-Type": media})
            assert answer.status == 415, f"{answer} for {media!r}"


def test_bodies_that_never_end(scene: Scene) -> None:
    large = b'{"reason": "' + b"x" * 10_000_000 + b'"}'
    for caller, path, _operation in scene.posts():
        answer = caller.post(path, raw=large[: 100_000 if "tickets" in path else None])
        assert answer.status == 413, answer


def test_methods_that_are_not_taken(scene: Scene) -> None:
    for method, path, operation in scene.calls:
        caller = scene.caller_of(operation) or scene.manager
        for other in ("PUT", "PATCH", "DELETE", "GET" if method == "POST" else "POST"):
            if any((other, path) == known[:2] for known in scene.calls):
                continue
            answer = caller.request(other, scene.real(path).replace("{job}", "1"))
            answer.refused("method-not-allowed", 405)
            assert method in answer.headers["allow"]


def test_addresses_that_nobody_has(scene: Scene) -> None:
    for path in (
        "/api",
        "/api/v1",
        "/api/v2/kiosk/tickets",
        "/api/v1/kiosk/tickets/",
        "/api/v1/%00",
        "/api//v1",
    ):
        for method in ("GET", "POST"):
            scene.manager.request(method, path).refused("not-found", 404)


ISSUE, BODY = "/api/v1/kiosk/tickets", b'{"service": "C02"}'
CUT_OFF = {
    "nothing of it": (b"Content-Length: 50", b""),
    "all but the end": (b"Content-Length: 500", BODY),
    "no end of chunks": (b"Transfer-Encoding: chunked", b"12\r\n" + BODY),
}
WRONG_CHUNKS = [b"ZZ\r\n{}\r\n0\r\n\r\n", b"-1\r\n{}\r\n0\r\n\r\n", b'5\r\n{"service": "C02"}\r\n0\r\n\r\n']


@pytest.mark.parametrize("cut", CUT_OFF)
def test_a_request_that_was_cut_off_has_no_effect(scene: Scene, cut: str) -> None:
    header, body = CUT_OFF[cut]
    status, answered = by_hand(scene.people.kiosk(), header, body, hang_up=True)
    assert (status, answered) == (400, "/problems/bad-request")


@pytest.mark.parametrize("body", WRONG_CHUNKS)
def test_wrongly_chunked_bodies_are_refused(scene: Scene, body: bytes) -> None:
    status, answered = by_hand(scene.people.kiosk(), b"Transfer-Encoding: chunked", body)
    assert (status, answered) == (400, "/problems/bad-request")


def test_a_large_chunked_body_is_too_large(scene: Scene) -> None:
    large = b'{"service": "C02", "x": "' + b"a" * 200_000 + b'"}'
    body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(large), large)
    status, answered = by_hand(scene.people.kiosk(), b"Transfer-Encoding: chunked", body)
    assert (status, answered) == (413, "/problems/too-large")


def test_who_announces_too_much_and_sends_nothing_is_answered(scene: Scene) -> None:
    status, answered = by_hand(scene.people.kiosk(), b"Content-Length: 70000", b"")
    assert (status, answered) == (413, "/problems/too-large")


NOT_HTTP = [
    b"POST /api/v1/kiosk/tickets HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n",
    b"POST /api/v1/kiosk/tickets HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
    b"GET /api/v1/events?after=" + b"1" * 9000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /healthz HTTP/9.9\r\nHost: x\r\n\r\n",
    b"GET /healthz HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n",
    b"nonsense\r\n\r\n",
]


@pytest.mark.parametrize("sent", NOT_HTTP)
def test_what_is_no_http_is_refused_in_the_same_words(scene: Scene, sent: bytes) -> None:
    with create_connection(address(scene.people.hall.url), timeout=20) as line:
        line.sendall(sent)
        response = HTTPResponse(line)
        response.begin()
        content = json.loads(response.read())
    assert (response.status, response.headers["Content-Type"]) == (400, "application/problem+json")
    assert content["type"] == "/problems/bad-request"
    assert content["message"]["id"]


def by_hand(kiosk: Kiosk, header: bytes, body: bytes, *, hang_up: bool = False) -> tuple[int, str]:
    """Sends a request byte by byte as no client library would; returns status and type of the problem."""
    host, port = address(kiosk.url)
    head = (
        f"POST {ISSUE} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {kiosk.token}\r\n"
        "Content-Type: application/json\r\nConnection: close\r\n"
    ).encode()
    with create_connection((host, port), timeout=20) as line:
        line.sendall(head + header + b"\r\n\r\n" + body)
        if hang_up:
            line.shutdown(SHUT_WR)
        response = HTTPResponse(line)
        response.begin()
        content = json.loads(response.read())
    return response.status, content["type"]


def address(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    assert parts.hostname is not None
    assert parts.port is not None
    return parts.hostname, parts.port
