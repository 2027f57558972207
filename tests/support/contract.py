"""The OpenAPI document of a running hall, and whether an answer keeps to it."""

from __future__ import annotations

import json
import re
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import quote
from urllib.request import urlopen

from jsonschema_rs import Draft202012Validator, Registry

if TYPE_CHECKING:
    from client import Answer

HERE = "urn:antrean:openapi"
PROBLEM = "application/problem+json"
MUST_SAY_WHEN = (429, 503)


def _is_rfc3339_with_offset(value: str) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


class Contract:
    """What the hall promises; :meth:`hold` fails for an answer that breaks it."""

    _known: ClassVar[Contract | None] = None

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self._registry = Registry([(HERE, document)])
        self._validators: dict[tuple[str, ...], Draft202012Validator] = {}

    @classmethod
    def of(cls, url: str) -> Contract:
        """The contract of the hall at this address. All halls of a run have the same: it is read once."""
        if cls._known is None:
            with urlopen(f"{url}/api/openapi.json", timeout=20) as answer:  # noqa: S310 - our own hall
                cls._known = cls(json.load(answer))
        return cls._known

    @cached_property
    def operations(self) -> list[tuple[str, str, dict[str, Any]]]:
        """``(method, path template, operation)`` of every call."""
        return [
            (method.upper(), path, operation)
            for path, item in self.document["paths"].items()
            for method, operation in item.items()
            if method in ("get", "post", "put", "patch", "delete")
        ]

    @cached_property
    def _patterns(self) -> list[tuple[str, re.Pattern[str], str, dict[str, Any]]]:
        # {token} stands for one piece of a path
        return [
            (method, re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))), path, operation)
            for method, path, operation in self.operations
        ]

    def find(self, method: str, path: str) -> tuple[str, dict[str, Any]] | None:
        """Path template and operation of a call; None when the document does not know it."""
        for known, pattern, template, operation in self._patterns:
            if known == method and pattern.fullmatch(path):
                return template, operation
        return None

    def hold(self, answer: Answer) -> None:
        """Fail when the answer is not what the document says."""
        call = f"{answer.method} {answer.path}: {answer.status}"
        if answer.status >= 400:
            self._hold_problem(call, answer)
        found = self.find(answer.method, answer.path)
        if found is None:
            return
        template, operation = found
        described = operation["responses"].get(str(answer.status))
        assert described is not None, f"{call} is not among {sorted(operation['responses'])} of the document"
        content = described.get("content") or {}
        if not content:
            assert not answer.raw, f"{call}: a body that the document does not know"
            return
        assert answer.media in content, f"{call}: {answer.media} is not among {sorted(content)}"
        if answer.media.endswith("json"):
            where = ("paths", template, answer.method.lower(), "responses", str(answer.status))
            self._hold_schema(call, (*where, "content", answer.media, "schema"), answer.json)

    def _hold_problem(self, call: str, answer: Answer) -> None:
        assert answer.media == PROBLEM, f"{call} is {answer.media}"
        problem = answer.json
        self._hold_schema(call, ("components", "schemas", "ProblemAnswer"), problem)
        known = self.document["x-problems"].get(problem["type"])
        assert known is not None, f"{call}: {problem['type']} is not in the document"
        said = (problem["status"], problem["title"], answer.status)
        assert said == (known["status"], known["title"], known["status"]), f"{call}: {said}"
        assert problem["detail"], f"{call}: no detail"
        for language in ("id", "en"):
            assert problem["message"].get(language, "").strip(), f"{call}: no words in {language}"
        if answer.status in MUST_SAY_WHEN:
            assert int(answer.headers["retry-after"]) > 0, f"{call}: no Retry-After"

    def _hold_schema(self, call: str, where: tuple[str, ...], content: Any) -> None:
        validator = self._validators.get(where)
        if validator is None:
            pointer = "/".join(part.replace("~", "~0").replace("/", "~1") for part in where)
            schema = {"$ref": f"{HERE}#/{quote(pointer, safe='/~')}"}
            validator = Draft202012Validator(
                schema,
                registry=self._registry,
                validate_formats=True,
                formats={"date-time": _is_rfc3339_with_offset},
            )
            self._validators[where] = validator
        fault = next(iter(validator.iter_errors(content)), None)
        assert fault is None, f"{call}: {fault.instance_path}: {fault.message}" if fault else ""
