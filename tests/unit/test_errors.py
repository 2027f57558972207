"""What a caller hears when something goes wrong inside: to try again, or that it is our mistake."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from server import errors
from server.writing import NotKeptError

GONE = [OperationalError("INSERT", {}, Exception("gone")), PoolTimeout("no line"), NotKeptError("stopped")]


def answer_to(error: Exception) -> tuple[int, str, str | None]:
    app = Flask("test")
    errors.register(app)

    @app.post("/api/v1/thing")
    def thing() -> str:
        raise error

    answer = app.test_client().post("/api/v1/thing")
    return answer.status_code, answer.get_json()["type"], answer.headers.get("Retry-After")


@pytest.mark.parametrize("error", GONE, ids=lambda error: type(error).__name__)
def test_what_is_not_durable_may_be_tried_again(error: Exception) -> None:
    assert answer_to(error) == (503, "/problems/unavailable", "1")


def test_what_nobody_has_foreseen_is_our_mistake_and_says_nothing_of_itself() -> None:
    assert answer_to(KeyError("token of somebody")) == (500, "/problems/internal", None)
