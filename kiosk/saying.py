"""The texts of the pages that are drawn here, not in the browser: the phone's own, and the door's."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = {"id": "Indonesia", "jv": "Jawa", "en": "English"}
FALLBACK = "id"

Say = Callable[..., str]

_TEXTS = Path(__file__).parent / "texts"


@functools.cache
def say_in(language: str, *files: str) -> Say:
    """Texts in one language, in Indonesian where something is not translated.

    ``files`` are what stands before the language in the files' names (``phone.`` for ``phone.id.ftl``,
    empty for the kiosk's own); the first one that has a text says it. The texts raise KeyError for a
    message that no file has.
    """
    bundles = [_bundle(each, file) for each in dict.fromkeys((language, FALLBACK)) for file in files]

    def say(key: str, **values: Any) -> str:
        name, _, attribute = key.partition(".")
        for bundle in bundles:
            if bundle.has_message(name):
                message = bundle.get_message(name)
                pattern = message.attributes.get(attribute) if attribute else message.value
                if pattern is not None:
                    return str(bundle.format_pattern(pattern, values)[0])
        raise KeyError(key)

    return say


@functools.cache
def _bundle(language: str, file: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((_TEXTS / f"{file}{language}.ftl").read_text(encoding="utf-8")))
    return bundle
