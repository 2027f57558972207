"""What the machine itself says to visitors, from Fluent files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("id", "en", "jv")
_TEXTS = Path(__file__).parent / "texts"


def messages(key: str) -> dict[str, str]:
    """The text in every language."""
    return {language: say(language, key) for language in LANGUAGES}


def say(language: str, key: str) -> str:
    """The text ``key``."""
    pattern = _bundle(language).get_message(key).value
    text, _faults = _bundle(language).format_pattern(pattern) if pattern else ("", [])
    return str(text)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((_TEXTS / f"{language}.ftl").read_text(encoding="utf-8")))
    return bundle
