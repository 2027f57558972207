"""Who may do what: every role tries every call of the document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

import variants
from client import Client, Json
from contract import Contract
from hall import Hall
from people import Browser, People
from server.domain.ticket import Move

DEVICES = {"kiosk", "counter", "display", "manager"}
READERS = DEVICES | {"staff", "officer", "supervisor", "boss"}
"""``staff``: an officer without a counter; ``officer``: with one; ``boss``: a manager who has logged in."""

SUPERVISORS = {"manager", "supervisor", "boss"}
MAY: list[tuple[str, str, set[str]]] = [
    ("GET", "/api/v1/kiosk/catalogue", READERS),
    ("GET", "/api/v1/kiosk/printers", READERS),
    ("GET", "/api/v1/kiosk/speech", {"kiosk", "manager", "boss"}),
    ("GET", "/api/v1/door", {"kiosk", "display", "manager", "boss"}),
    ("GET", "/api/v1/display/", READERS),
    ("POST", "/api/v1/display/", {"display"}),
    ("GET", "/api/v1/events", READERS),
    ("POST", "/api/v1/kiosk/", {"kiosk"}),
    ("POST", "/api/v1/counter/", {"counter", "officer"}),
    ("GET", "/api/v1/counter/", {"counter", "officer", "manager", "boss"}),
    ("GET", "/api/v1/manage/overview", {"manager", "supervisor", "boss"}),
    ("GET", "/api/v1/manage/slips", {"manager", "supervisor", "boss"}),
    ("POST", "/api/v1/manage/day/", {"manager", "supervisor", "boss"}),
    ("POST", "/api/v1/manage/test-call", {"manager", "supervisor", "boss"}),
    *(
        ("GET", f"/api/v1/manage/{place}", SUPERVISORS)
        for place in ("queue", "counters", "missing-papers", "printers")
    ),
    *(
        ("POST", f"/api/v1/manage/{place}", SUPERVISORS)
        for place in ("tickets", "queues", "notices", "counters", "printers")
    ),
    ("GET", "/api/v1/manage/", {"manager", "boss"}),
    ("POST", "/api/v1/manage/", {"manager", "boss"}),
    ("GET", "/api/v1/staff/me", {"manager", "staff", "officer", "supervisor", "boss"}),
    ("POST", "/api/v1/staff/counter/hand-over", {"counter", "officer"}),
    ("POST", "/api/v1/staff/counter", {"staff", "officer", "supervisor", "boss"}),
    ("POST", "/api/v1/staff/logout", {"staff", "officer", "supervisor", "boss"}),
]
"""The first line whose beginning fits a call counts. What is not here is for everybody."""
OPEN_TO_ALL = (
    "/healthz",
    "/readyz",
    "/metrics",
    "/api/v1/public/",
    "/api/v1/devices/",
    "/api/v1/staff/login",
)


@pytest.fixture(scope="module")
def cast(
    make_hall: Callable[..., Hall], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Client]]:
    """Somebody for each role."""
    config = variants.write(tmp_path_factory.mktemp("config"), variants.with_trial_accounts)
    people = People(make_hall(config=config))
    people.manager().post(
        "/api/v1/manage/officers", {"name": "sari", "role": "supervisor", "pin": "123456"}
    ).done()
    cast: dict[str, Client] = {
        "nobody": people.visitor,
        "kiosk": people.kiosk(),
        "counter": people.open_desk("C1"),
        "display": people.screen(),
        "manager": people.manager(),
        "staff": logged_in(people, "petugas-r", "2580"),
        "officer": logged_in(people, "petugas-c", "2580"),
        "supervisor": logged_in(people, "sari", "123456"),
        "boss": logged_in(people, "pengelola", "1470"),
    }
    officer = cast["officer"]
    assert isinstance(officer, Browser)
    officer.sit_down("C2").done()
    yield cast
    people.close()
    people.hall.kill()


def logged_in(people: People, name: str, pin: str) -> Browser:
    browser = people.browser()
    browser.log_in(name, pin).done()
    return browser


def allowed(method: str, path: str) -> set[str] | None:
    """The roles of a call; None when it is for everybody."""
    for known, beginning, roles in MAY:
        if method == known and path.startswith(beginning):
            return roles
    assert path.startswith(OPEN_TO_ALL), f"who may {method} {path}? Say it in this test."
    return None


@pytest.mark.parametrize("role", ["nobody", *sorted(READERS)])
def test_a_role_may_make_its_calls_and_no_others(cast: dict[str, Client], role: str) -> None:
    caller = cast[role]
    for method, template, operation in Contract.of(caller.url).operations:
        roles = allowed(method, template)
        path = re.sub(r"{\w+}", "0", template.replace("{job}", "1"))
        # A body that nothing accepts: who may make the call hears 422, and nothing happens.
        nonsense = {"nonsense": 1}
        answer = caller.post(path, nonsense) if method == "POST" else caller.request(method, path)
        if roles is None or role in roles:
            assert answer.status not in (401, 403), f"{role} may not, but should: {answer}"
            assert method == "GET" or answer.status in (404, 422), answer
        else:
            answer.refused(*(("unauthorized", 401) if role == "nobody" else ("forbidden", 403)))
        said = set(operation["x-roles"])
        assert roles is None or said & DEVICES == roles & DEVICES - manager_reads(method, said), template


def manager_reads(method: str, said: set[str]) -> set[str]:
    """A manager may make every GET: the document need not say so each time."""
    return {"manager"} if method == "GET" and "manager" not in said else set()


def test_every_call_stands_in_the_document(cast: dict[str, Client]) -> None:
    """Every address below /api that answers at all is described."""
    known = {path for _method, path, _operation in Contract.of(cast["manager"].url).operations}
    moves = [move.replace("_", "-") for move in (*Move, "undo") if move is not Move.EXPIRE]
    must = [
        "/api/v1/kiosk/catalogue",
        "/api/v1/kiosk/tickets",
        *(f"/api/v1/counter/{call}" for call in ("open", "pause", "close", "state", "waiting", "call-next")),
        *(f"/api/v1/counter/tickets/{{ticket}}/{move}" for move in moves),
        "/api/v1/display/board",
        "/api/v1/events",
        "/api/v1/public/tickets/{token}",
        "/api/v1/public/tickets/{token}/cancel",
        "/healthz",
        "/readyz",
        "/metrics",
    ]
    assert set(must) <= known


def test_the_document_is_valid_openapi(cast: dict[str, Client]) -> None:
    from openapi_spec_validator import OpenAPIV31SpecValidator

    document: Json = Contract.of(cast["manager"].url).document
    assert document["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []
