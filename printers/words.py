"""The words on a slip and in a printer's complaint, in the visitor's or the officer's language."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

_FOLDER = Path(__file__).parent / "texts"
_LOCALES = {"id": "id_ID", "jv": "jv_ID", "en": "en_GB"}


def say(language: str, key: str, **values: str | int) -> str:
    """The text ``key`` in ``language``, in Indonesian where that language lacks it."""
    bundle = _bundle(language)
    if not bundle.has_message(key):
        bundle = _bundle("id")
    pattern = bundle.get_message(key).value
    text, _ = bundle.format_pattern(pattern, values) if pattern else ("", [])
    return str(text)


def say_both(key: str, **values: str | int) -> dict[str, str]:
    """The text ``key`` as the API shows it: Indonesian and English."""
    return {language: say(language, key, **values) for language in ("id", "en")}


def time_of_day(language: str, moment: datetime) -> str:
    """``09.14``, in English ``09:14``."""
    return moment.strftime("%H:%M" if language == "en" else "%H.%M")


def day_and_time(language: str, moment: datetime) -> str:
    """``Senin 23-11-2026 09.14``, in English ``Monday 23-11-2026 09:14``."""
    day = say(language, f"day-{moment.isoweekday()}")
    return f"{day} {moment:%d-%m-%Y} {time_of_day(language, moment)}"


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([_LOCALES[language].replace("_", "-")], use_isolating=False)
    bundle.add_resource(FluentResource((_FOLDER / f"{language}.ftl").read_text(encoding="utf-8")))
    return bundle
