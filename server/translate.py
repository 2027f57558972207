"""Words for people, from Fluent files: one file per language, the same for Python and the browser."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("id", "en", "jv")
FALLBACK = "id"
_TEXTS = Path(__file__).parent / "texts"


@functools.cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((_TEXTS / f"{language}.ftl").read_text(encoding="utf-8")))
    return bundle


def text(key: str, language: str, values: Mapping[str, Any] | None = None) -> str:
    """The message ``key`` in ``language``, or in Indonesian where it is not translated.

    Raises KeyError for a key that no file has: a missing text is a defect, not a blank.
    """
    for candidate in (language, FALLBACK):
        bundle = _bundle(candidate)
        if bundle.has_message(key):
            pattern = bundle.get_message(key).value
            if pattern is not None:
                words, _faults = bundle.format_pattern(pattern, dict(values or {}))
                return str(words)
    raise KeyError(key)


def public_words(reason: str, language: str) -> str:
    """A reason on record, in Indonesian, as the visitor reads it: translated if picked, not written."""
    key = _picked().get(reason)
    return text(key, language) if key else reason


@functools.cache
def _picked() -> dict[str, str]:
    keys = re.findall(r"^(public-[a-z-]+) =", (_TEXTS / f"{FALLBACK}.ftl").read_text(encoding="utf-8"), re.M)
    return {text(key, FALLBACK): key for key in keys}


def messages(key: str, values: Mapping[str, Any] | None = None) -> dict[str, str]:
    """The message in every language that has it."""
    simple = {name: value for name, value in (values or {}).items() if isinstance(value, str | int | float)}
    return {
        language: text(key, language, simple) for language in LANGUAGES if _bundle(language).has_message(key)
    }
