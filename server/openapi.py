"""The OpenAPI 3.1 document, made from the views, their body models and the answer models."""

from __future__ import annotations

import functools
import re
from typing import Any

from apispec import APISpec
from flask import Flask, current_app
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from server.answers import HEADER
from server.auth import COUNTER, PUBLIC
from server.exchange import JSON_TYPE
from server.problems import KNOWN
from server.schemas import ProblemAnswer
from server.web import Described, Empty

_REF = "#/components/schemas/{model}"
_PROBLEM = {"application/problem+json": {"schema": {"$ref": _REF.format(model="ProblemAnswer")}}}
_KEY_PARAMETER = {
    "name": HEADER,
    "in": "header",
    "required": False,
    "description": "Retries with the same key have one effect and get one answer for the business day.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 128, "pattern": r"^[\x20-\x7e]+$"},
}


def document() -> dict[str, Any]:
    """The document of the running application; made once."""
    return _document(current_app._get_current_object())  # type: ignore[attr-defined]


@functools.lru_cache(maxsize=1)
def _document(app: Flask) -> dict[str, Any]:
    spec = APISpec(
        title="Antrean",
        version="1",
        openapi_version="3.1.0",
        info={"description": "Queue and tickets of a public service hall."},
    )
    spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    described = [
        (rule, getattr(app.view_functions[rule.endpoint], "described", None))
        for rule in app.url_map.iter_rules()
    ]
    calls = [(rule, found) for rule, found in described if isinstance(found, Described)]
    for name, schema in _schemas([found for _rule, found in calls]).items():
        spec.components.schema(name, schema)
    for rule, found in calls:
        view = app.view_functions[rule.endpoint]
        method = "post" if "POST" in (rule.methods or ()) else "get"
        path = re.sub(r"<(?:[^:<>]+:)?(\w+)>", r"{\1}", rule.rule)
        spec.path(path, operations={method: _operation(view.__doc__ or "", rule.arguments, found, method)})
    shown = spec.to_dict()
    shown["x-problems"] = {
        f"/problems/{slug}": {"status": int(status), "title": title}
        for slug, (status, title) in KNOWN.items()
    }
    return shown


def _operation(doc: str, arguments: set[str], found: Described, method: str) -> dict[str, Any]:
    parameters: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in sorted(arguments)
    ]
    parameters.extend(found.parameters)
    statuses = {400, 401, 403, 404, 429, 503}
    security: list[dict[str, list[str]]] = [] if PUBLIC in found.roles else [{"token": []}]
    operation: dict[str, Any] = {"summary": doc.strip().split("\n", 1)[0], "security": security}
    if method == "post":
        if found.keyed:
            parameters.append(_KEY_PARAMETER)
        statuses |= {409, 413, 415, 422}
        if found.body is not None and found.body is not Empty:
            schema = {"$ref": _REF.format(model=found.body.__name__)}
            operation["requestBody"] = {"content": {"application/json": {"schema": schema}}}
    if found.parameters:
        statuses.add(422)
    if COUNTER in found.roles:
        statuses.add(409)  # somebody has taken the counter over
    operation["parameters"] = parameters
    operation["responses"] = {
        str(found.status): {"description": "Done", "content": {found.media: {"schema": _answer(found)}}},
        **({"304": {"description": "Nothing new since this ETag"}} if found.cached else {}),
        **{str(status): {"description": _titles(status), "content": _PROBLEM} for status in sorted(statuses)},
    }
    operation["x-roles"] = sorted(found.roles)
    return operation


def _answer(found: Described) -> dict[str, Any]:
    if found.answer is not None:
        return {"$ref": _REF.format(model=found.answer.__name__)}
    return {"type": "object"} if found.media == JSON_TYPE else {"type": "string"}


def _titles(status: int) -> str:
    return "; ".join(f"{slug}: {title}" for slug, (known, title) in KNOWN.items() if int(known) == status)


def _schemas(found: list[Described]) -> dict[str, Any]:
    models: set[type[BaseModel]] = {ProblemAnswer}
    bodies = {call.body for call in found if call.body is not None and call.body is not Empty}
    models |= {call.answer for call in found if call.answer is not None} | bodies
    ordered = sorted(models, key=lambda model: model.__name__)
    if len({model.__name__ for model in ordered}) < len(ordered):
        raise RuntimeError("two bodies or answers have the same name: the document tells them apart by it")
    _map, top = models_json_schema([(model, "validation") for model in ordered], ref_template=_REF)
    schemas: dict[str, Any] = top["$defs"]
    return schemas
