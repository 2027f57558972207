"""Whatever a program sends, it hears a clear refusal: never a 500, never an effect."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from http.client import HTTPResponse
from socket import SHUT_WR, create_connection
from typing import Any
from urllib.parse import urlsplit

import pytest

from client import Answer, Client, Json
from contract import Contract
from people import Agency, Enrolment, Kiosk, Manager, People, token_of

MakePeople = Callable[..., People]

VALUES: list[Any] = [
    None, True, 0, -1, 1.5, 10**30, "", " ", "x", "x" * 5000, "C02", "\u0000", "a\u0000b", "\u202e",
    "\U0001f600", "' OR 1=1 --", "../../etc/passwd", "{{7*7}}", "%s%n", [], ["C02"], {}, {"service": "C02"},
]  # fmt: skip
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
BROKEN_WITH_KEY = [b"{", b"\xff\xfe", b'{"a": "\\ud800"}', b"[" * 5000]
PATHS = [
    "0", "-1", "1e3", "99999999999999999", "9" * 400, "abc", "%00", "%2e%2e%2f", "%ff", "%F0%9F%98%80",
    "null", "1;--", "%D9%A1", "1%00", " 1", "%0a",
]  # fmt: skip
QUERIES = ["", "-1", "x", "1.5", "9" * 30, "%00", "%ff", "1&after=2", "[]", "\u0661"]
MEDIA = [
    "text/plain",
    "application/xml",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "json",
    "",
]


@pytest.fixture(params=["sqlite", "two-servers"], scope="module")
def crowd(request: pytest.FixtureRequest) -> People:
    name = "people_on_sqlite" if request.param == "sqlite" else "people_at_two_servers"
    people: People = request.getfixturevalue(name)
    return people


@pytest.fixture
def scene(crowd: People) -> Iterator[Scene]:
    """Junk leaves no trace: whoever sends it, nothing has happened in the hall afterwards."""
    scene = Scene(crowd)
    before = scene.manager.head()
    yield scene
    happened = [event["type"] for event in scene.manager.moves(before)]
    assert happened == []
    assert scene.manager.overview()["open"] is True
    assert crowd.phone_of(scene.ticket)["state"] == "waiting"


class Scene:
    """Somebody for every role, and a ticket that waits."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.agency: Agency = people.__dict__.setdefault("junk_agency", people.agency())
        self.manager: Manager = people.manager()
        desk = people.desk(self.agency.counter())
        desk.open()
        self.ticket = people.kiosk().take(self.agency.service)
        self.callers: dict[str, Client] = {
            "kiosk": people.kiosk(),
            "counter": desk,
            "display": people.screen(),
            "manager": self.manager,
            "public": people.visitor,
        }
        self.calls = Contract.of(people.hall.url).operations

    def caller_of(self, operation: Json) -> Client | None:
        """Somebody who may make the call; None when only a logged-in person may."""
        return next((self.callers[role] for role in operation["x-roles"] if role in self.callers), None)

    def posts(self) -> Iterator[tuple[Client, str, Json]]:
        """Who, path and operation of every POST that a device or a stranger may send."""
        for method, path, operation in self.calls:
            caller = self.caller_of(operation)
            if method == "POST" and caller is not None and path != "/api/v1/staff/login":
                yield caller, self.real(path), operation

    def real(self, path: str) -> str:
        """The path with ids of things that exist, except where that alone would be enough to change them."""
        return (
            path.replace("{ticket}", self.ticket["id"])
            .replace("{token}", token_of(self.ticket))
            .replace("{officer}", "1")
            .replace("{device}", "1")
            .replace("{day}", "2026-08-17")
        )


def refused(answer: Answer, sent: object) -> None:
    assert 400 <= answer.status < 500, f"{answer} for {str(sent)[:200]}"


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


def test_bodies_that_are_no_json_with_a_key(scene: Scene) -> None:
    for nth, (caller, path, _operation) in enumerate(scene.posts()):
        for place, body in enumerate(BROKEN_WITH_KEY):
            answer = caller.post(path, raw=body, key=f"junk {nth} {place}")
            refused(answer, body)


def test_every_field_with_every_wrong_value(scene: Scene) -> None:
    for caller, path, operation in scene.posts():
        for body in wrong_bodies(scene, operation):
            answer = caller.post(path, body)
            assert answer.status in (409, 422, 404), f"{answer} for {json.dumps(body)[:200]}"


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


def test_ids_that_nothing_has(scene: Scene) -> None:
    for method, path, operation in scene.calls:
        caller = scene.caller_of(operation)
        if "{" not in path or caller is None:
            continue
        for junk in PATHS:
            target = path[: path.index("{")] + junk.replace(" ", "%20") + path[path.index("}") + 1 :]
            answer = caller.request(method, target)
            assert answer.status in (404, 422, 409), f"{answer} for {junk!r}"


def test_queries_that_mean_nothing(scene: Scene) -> None:
    screen = scene.people.screen()
    for junk in QUERIES:
        for name in ("after", "limit"):
            answer = screen.request("GET", f"/api/v1/events?{name}={quoted(junk)}")
            assert answer.status == 422 or junk.startswith("1&"), f"{answer} for {name}={junk!r}"
        screen.request("GET", f"/api/v1/display/board?zone={quoted(junk)}").refused("not-found", 404)
        answer = scene.manager.request("GET", f"/api/v1/manage/slips?limit={quoted(junk)}")
        assert answer.status == 422 or junk.startswith("1&"), f"{answer} for {junk!r}"
        answer = scene.manager.request("GET", f"/api/v1/counter/state?counter={quoted(junk)}")
        assert answer.status == 404, f"{answer} for {junk!r}"
    screen.get("/api/v1/events", limit=1001).refused("validation", 422)
    screen.get("/api/v1/events", limit=0).refused("validation", 422)


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


def test_headers_full_of_nonsense(scene: Scene) -> None:
    stranger = scene.people.visitor
    for value in (
        "Bearer",
        "Bearer ",
        "Basic abc",
        "bearer x y",
        "Bearer " + "x" * 4000,
        "\xff\xfe",
        "Bearer \xff",
    ):
        headers = {"Authorization": value}
        stranger.request("GET", "/api/v1/display/board", headers=headers).refused("unauthorized", 401)
        stranger.post("/api/v1/kiosk/tickets", {"service": "C02"}, headers=headers).refused(
            "unauthorized", 401
        )
    for cookie in (
        "antrean_session=",
        "antrean_session=x",
        "antrean_session=\xff",
        "=;=",
        "antrean_session=a;b" * 50,
    ):
        stranger.request("GET", "/api/v1/staff/me", headers={"Cookie": cookie}).refused("unauthorized", 401)


def test_logins_full_of_nonsense(crowd: People) -> None:
    browser = crowd.browser()
    for nth, value in enumerate(VALUES):
        refused(browser.post("/api/v1/staff/login", {"name": value, "pin": "0000"}), value)
        refused(browser.post("/api/v1/staff/login", {"name": f"nobody {nth}", "pin": value}), value)
        if nth == 10:
            break


def test_tokens_that_are_over(crowd: People) -> None:
    expired = crowd.token(Enrolment("manager", "expired", expires_at=1))
    with Client(crowd.hall.url, expired) as late:
        late.get("/api/v1/display/board").refused("unauthorized", 401)
        late.post("/api/v1/manage/test-call", {}).refused("unauthorized", 401)


def wrong_bodies(scene: Scene, operation: Json) -> Iterator[Json]:
    """A right body with each field wrong in turn, and each field alone; nothing that could be right."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return
    document = Contract.of(scene.people.hall.url).document
    schema = document["components"]["schemas"][content["schema"]["$ref"].rsplit("/", 1)[1]]
    right = {
        "service": "C99", "reason": "uji", "role": "officer", "name": "Wening", "agency": "C", "zone": "A",
        "code": "000000", "date": "2031-01-01", "counter": "C99", "active": True, "regular": {},
        "secret": "x",
    }  # fmt: skip
    required = {name: right[name] for name in schema.get("required", []) if name in right}
    for name in schema["properties"]:
        for value in VALUES:
            if acceptable(name, value):
                continue
            yield {**required, name: value}
        yield {**required, "reason": "uji", name: [10**400]} if name != "reason" else {name: [[]]}


def acceptable(name: str, value: object) -> bool:
    """Whether the value is, after all, a right one for such a field (or may be left out)."""
    texts = isinstance(value, str) and bool(value.strip()) and "\u0000" not in value and len(value) <= 200
    return (
        value is None
        or (name in ("priority", "active", "closed", "take_over", "enforce") and isinstance(value, bool))
        or (name in ("reason", "note", "name") and texts)
        or (name == "last_ticket_minutes_before_close" and value == 0)
        or (name in ("regular", "ramadan") and value == {})
        or (name == "ramadan_periods" and value == [])
        or (name == "secret" and isinstance(value, str))
        or (name == "service" and value == "C02")
    )


def quoted(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe="%&=")


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
