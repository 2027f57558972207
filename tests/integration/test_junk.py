"""Whatever a program sends, it hears a clear refusal: never a 500, never an effect."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from client import Client, Json
from contract import Contract
from people import Enrolment, People
from scene import Scene, refused, undisturbed

VALUES: list[Any] = [
    None, True, 0, -1, 1.5, 10**30, "", " ", "x", "x" * 5000, "C02", "\u0000", "a\u0000b", "\u202e",
    "\U0001f600", "' OR 1=1 --", "../../etc/passwd", "{{7*7}}", "%s%n", [], ["C02"], {}, {"service": "C02"},
]  # fmt: skip
BROKEN_WITH_KEY = [b"{", b"\xff\xfe", b'{"a": "\\ud800"}', b"[" * 5000]
PATHS = [
    "0", "-1", "1e3", "99999999999999999", "9" * 400, "abc", "%00", "%2e%2e%2f", "%ff", "%F0%9F%98%80",
    "null", "1;--", "%D9%A1", "1%00", " 1", "%0a",
]  # fmt: skip
QUERIES = ["", "-1", "x", "1.5", "9" * 30, "%00", "%ff", "1&after=2", "[]", "\u0661"]


@pytest.fixture(params=["sqlite", "two-servers"], scope="module")
def crowd(request: pytest.FixtureRequest) -> People:
    name = "people_on_sqlite" if request.param == "sqlite" else "people_at_two_servers"
    people: People = request.getfixturevalue(name)
    return people


@pytest.fixture
def scene(crowd: People) -> Iterator[Scene]:
    with undisturbed(crowd) as scene:
        yield scene


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
