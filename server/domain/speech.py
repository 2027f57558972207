"""The spoken sentence of a call, as text (domain notes, section 5).

Letters as they are, digits one by one (fixed length, easiest to hear), the
counter's number in words. The Javanese wording is provisional until a native speaker checks it.
"""

from __future__ import annotations

import re

DIGITS = {
    "id": ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"],
    "jv": ["nol", "setunggal", "kalih", "tiga", "sekawan", "gangsal", "enem", "pitu", "wolu", "sanga"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
}
SENTENCE = {
    "id": "Nomor antrean {number}, silakan menuju {counter}.",
    "jv": "Nomer antrean {number}, kula aturi dhateng {counter}.",
    "en": "Queue number {number}, please go to {counter}.",
}
COUNTER_WORD = {"id": "loket", "jv": "loket", "en": "counter"}


def spoken_number(number: str, language: str) -> str:
    """``C-017`` as it is read out: "C, nol satu tujuh"."""
    prefix, digits = number.split("-", 1)
    words = DIGITS[language]
    return f"{' '.join(prefix)}, {' '.join(words[int(digit)] for digit in digits)}"


def spoken_counter(name: str, language: str) -> str:
    """``Loket 12`` as it is read out: "loket dua belas" (English and Javanese: digits)."""
    match = re.fullmatch(r"Loket (\d{1,3})", name)
    if match is None:
        return name
    value = int(match[1])
    if language == "id":
        return f"loket {indonesian_words(value)}"
    digits = " ".join(DIGITS[language][int(digit)] for digit in str(value))
    return f"{COUNTER_WORD[language]} {digits}"


def indonesian_words(value: int) -> str:
    """A number below 1000 in Indonesian words: 12 is "dua belas", 110 "seratus sepuluh"."""
    if not 0 <= value < 1000:
        raise ValueError(f"only 0 to 999 can be said in words, not {value}")
    units = DIGITS["id"]
    if value < 10:
        return units[value]
    if value < 20:
        return {10: "sepuluh", 11: "sebelas"}.get(value) or f"{units[value - 10]} belas"
    if value < 100:
        return _joined(f"{units[value // 10]} puluh", value % 10)
    hundreds = "seratus" if value < 200 else f"{units[value // 100]} ratus"
    return _joined(hundreds, value % 100)


def _joined(head: str, rest: int) -> str:
    return head if rest == 0 else f"{head} {indonesian_words(rest)}"


def sentence(number: str, counter: str, language: str) -> str:
    """The whole sentence for a call of ticket ``number`` to the counter named ``counter``."""
    return SENTENCE[language].format(
        number=spoken_number(number, language), counter=spoken_counter(counter, language)
    )


def sentences(number: str, counter: str) -> dict[str, str]:
    """The sentence in every language that the hall speaks."""
    return {language: sentence(number, counter, language) for language in SENTENCE}
