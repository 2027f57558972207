"""How a written line is read aloud, for visitors who do not see the kiosk's screen.

Engines stumble over what the eye takes in at once: a queue number, an amount, a range, a time of day,
shorthand like KTP. These are put into words first; everything else stays as it is written.
"""

from __future__ import annotations

import re

from server.domain.speech import DIGITS, LETTERS

NUMBER = re.compile(r"\b([A-Z]{1,2})-(\d{3,4})\b")
"""A queue number in a text."""
_AMOUNT = re.compile(r"\bRp\s?(\d{1,3}(?:\.\d{3})*)")
_RANGE = re.compile(r"(\d+)\s?[\N{EN DASH}-]\s?(\d+)")
_TIME = re.compile(r"\b([01]?\d|2[0-3])[.:]([0-5]\d)\b")
_THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}\b)")
_SHORTHAND = re.compile(r"\b[B-DF-HJ-NP-TV-Z]{2,5}\b")
"""Capitals without a vowel can only be spelled: KTP, SKCK, BPJS."""
_MARKS = str.maketrans(
    {"·": ",", "…": ",", "“": "", "”": "", "/": " ", "(": ",", ")": ",", "\N{EM DASH}": ","}
)
_UNTIL = {"id": "sampai", "jv": "dumugi", "en": "to"}
_PAST = {"id": "lewat", "jv": "langkung", "en": ""}


def aloud(text: str, language: str) -> str:
    """``text`` with everything in words that cannot be read as it is written."""
    said = NUMBER.sub(lambda found: _number(found[1], found[2], language), text)
    said = _AMOUNT.sub(lambda found: f"{found[1].replace('.', '')} rupiah", said)
    said = _TIME.sub(lambda found: _time(int(found[1]), int(found[2]), language), said)
    said = _THOUSANDS.sub("", said)
    said = _RANGE.sub(rf"\1 {_UNTIL[language]} \2", said)
    said = _SHORTHAND.sub(lambda found: _letters(found[0], language), said)
    return " ".join(said.translate(_MARKS).split())


def _number(prefix: str, digits: str, language: str) -> str:
    """Letter by letter, digit by digit, with room between them: it has to be remembered."""
    said = " , ".join(DIGITS[language][int(digit)] for digit in digits)
    return f"{_letters(prefix, language)} , {said} ,"


def _letters(shorthand: str, language: str) -> str:
    return " ".join(LETTERS[language][ord(letter) - ord("A")] for letter in shorthand)


def _time(hour: int, minute: int, language: str) -> str:
    return str(hour) if minute == 0 else " ".join(f"{hour} {_PAST[language]} {minute}".split())
