"""What is wrong in ``config.yaml``, in words that say what to write instead."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from server.yaml_file import Fault, YamlFile, nearest

PLAIN = {
    "int_parsing": "write a whole number",
    "int_type": "write a whole number",
    "int_from_float": "write a whole number",
    "float_parsing": "write a number",
    "float_type": "write a number",
    "bool_parsing": "write true or false",
    "bool_type": "write true or false",
    "string_type": "write it in quotes",
    "list_type": "write a list: [one, two]",
    "model_type": "write keys and values below it",
    "dict_type": "write keys and values below it",
    "string_pattern_mismatch": "this is not understood",
}
"""Pydantic's kinds of faults that say too little, or too much, to somebody who edits a file."""
WITH_EXAMPLE = ("string_type", "string_pattern_mismatch")


class PartError(ValueError):
    """What a validator of a whole model raises when a part of it is wrong."""

    def __init__(self, where: tuple[str | int, ...], message: str) -> None:
        """``where``: the keys that lead there from the model."""
        super().__init__(message)
        self.where = where


def fault_of(model: type[BaseModel], file: YamlFile, detail: Any) -> Fault:
    """One of pydantic's errors as a fault of the file: line, key and what to write."""
    where = tuple(part for part in detail["loc"] if not _is_union_tag(file, detail["loc"], part))
    part = (detail.get("ctx") or {}).get("error")
    if isinstance(part, PartError):
        where = (*where, *part.where)
    key = ".".join(str(part) for part in where) or "(whole file)"
    line = file.line(where)
    message = detail["msg"].removeprefix("Value error, ")
    if detail["type"] == "extra_forbidden":
        known = _known_keys(model, where[:-1])
        hint = nearest(str(where[-1]), known)
        message = (
            f"unknown key; did you mean {hint!r}?" if hint else f"unknown key; known are: {', '.join(known)}"
        )
    elif detail["type"] == "union_tag_invalid":
        choice = detail["ctx"]["discriminator"].strip("'")
        known = [tag.strip(" '") for tag in detail["ctx"]["expected_tags"].split(",")]
        key, line = f"{key}.{choice}", file.line((*where, choice))
        message = f"{detail['ctx']['tag']!r} is unknown; write one of: {', '.join(known)}"
    elif detail["type"] == "missing":
        message = "this key is missing; add it"
    elif not isinstance(part, PartError):
        message = PLAIN.get(detail["type"], message)
        if detail["type"] in WITH_EXAMPLE:
            message += _example(model, where)
        if "input" in detail and not isinstance(detail["input"], dict | list):
            message = f"{message} (it says {detail['input']!r})"
    return Fault(line, key, message)


def _example(model: type[BaseModel], where: tuple[Any, ...]) -> str:
    field = _field(model, where)
    shown = field.examples if field is not None and field.examples else None
    return f"; write it like {shown[0]!r}" if shown else ""


def _is_union_tag(file: YamlFile, loc: tuple[Any, ...], part: Any) -> bool:
    """Pydantic puts the chosen driver's name into the path of a printer's fault; the file has no such key."""
    return (
        len(loc) > 2
        and loc[0] == "printers"
        and part == loc[2]
        and isinstance(part, str)
        and not file.has(loc[:3])
    )


def _known_keys(model: Any, where: tuple[Any, ...]) -> list[str]:
    for part in where:
        if isinstance(part, int):
            continue
        field = getattr(model, "model_fields", {}).get(part)
        if field is None:
            return []
        model = _model_of(field.annotation)
    return sorted(getattr(model, "model_fields", {}))


def _field(model: Any, where: tuple[Any, ...]) -> FieldInfo | None:
    """The field that the path leads to; numbers of a list and keys of a map lead nowhere by themselves."""
    found: FieldInfo | None = None
    for part in where:
        field = _of_any(model, part)
        if field is not None:
            found, model = field, _model_of(field.annotation)
    return found


def _of_any(model: Any, part: Any) -> FieldInfo | None:
    fields: dict[str, FieldInfo] = getattr(model, "model_fields", {})
    return next((each for name, each in fields.items() if part in (name, each.alias)), None)


def _model_of(annotation: Any) -> Any:
    if hasattr(annotation, "model_fields"):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_of(inner)
        if found is not None:
            return found
    return None
