"""What the voice says, as words and pauses (domain notes, section 5).

Letters by their names, digits one by one (fixed length, easiest to hear, and the only regular way in
Javanese), the counter's number in words. One list of words gives both the sentence to be read and
the clips to be played. The Javanese wording is provisional until a native speaker checks it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

LANGUAGES = ("id", "jv", "en")
DIGITS = {
    "id": ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"],
    "jv": ["nol", "setunggal", "kalih", "tiga", "sekawan", "gangsal", "enem", "pitu", "wolu", "sanga"],
    "en": ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
}
_INDONESIAN_LETTERS = [
    "a", "be", "ce", "de", "e", "ef", "ge", "ha", "i", "je", "ka", "el", "em",
    "en", "o", "pe", "ki", "er", "es", "te", "u", "ve", "we", "eks", "ye", "zet",
]  # fmt: skip
_ENGLISH_LETTERS = [
    "ay", "bee", "cee", "dee", "ee", "eff", "gee", "aitch", "eye", "jay", "kay", "ell", "em",
    "en", "oh", "pee", "cue", "ar", "ess", "tee", "you", "vee", "double-u", "ex", "why", "zed",
]  # fmt: skip
LETTERS = {"id": _INDONESIAN_LETTERS, "jv": _INDONESIAN_LETTERS, "en": _ENGLISH_LETTERS}
INTRO = {"id": "nomor antrean", "jv": "nomer antrean", "en": "queue number"}
GO_TO = {"id": "silakan menuju", "jv": "kula aturi dhateng", "en": "please go to"}
COUNTER = {"id": "loket", "jv": "loket", "en": "counter"}
AGAIN = {
    "id": ["panggilan kedua", "panggilan ketiga", "panggilan keempat", "panggilan kelima"],
    "jv": ["timbalan kaping kalih", "timbalan kaping tiga", "timbalan kaping sekawan"],
    "en": ["second call", "third call", "fourth call", "fifth call"],
}
_TEENS = [
    "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase that is one clip: what is said, and how it is written where that differs."""

    said: str
    written: str = ""

    def __str__(self) -> str:
        return self.written or self.said


class Pause(StrEnum):
    """Silence, and the mark that stands for it in the written sentence."""

    COMMA = ","
    STOP = "."


Speech = tuple[Word | Pause, ...]
"""Words and pauses in the order in which they are said."""


def call(number: str, counter: str, language: str, *, recalls: int = 0, agency: str = "") -> Speech:
    """The whole sentence of a call; ``agency`` names it first, ``recalls`` says which call this is."""
    again = AGAIN[language]
    first: Speech = (Word(again[min(recalls, len(again)) - 1]), Pause.COMMA) if recalls else ()
    named: Speech = (Word(agency), Pause.COMMA) if agency else ()
    number_said = [Word(INTRO[language]), *number_words(number, language), Pause.COMMA]
    return (
        *first,
        *named,
        *number_said,
        Word(GO_TO[language]),
        *counter_words(counter, language),
        Pause.STOP,
    )


def short(number: str, counter: str, language: str) -> Speech:
    """The second reading: number and counter alone."""
    return (*number_words(number, language), Pause.COMMA, *counter_words(counter, language), Pause.STOP)


def number_words(number: str, language: str) -> Speech:
    """``C-017`` as it is read out: "C, nol satu tujuh"."""
    prefix, digits = number.split("-", 1)
    letters = (Word(LETTERS[language][ord(letter) - ord("A")], letter) for letter in prefix)
    return (*letters, Pause.COMMA, *(Word(DIGITS[language][int(digit)]) for digit in digits))


def counter_words(name: str, language: str) -> Speech:
    """``Loket 12`` as it is read out: "loket dua belas"; a name of another kind as it stands."""
    match = re.fullmatch(r"Loket (\d{1,3})", name)
    if match is None:
        return (Word(name),)
    value = match[1]
    if language == "id":
        words: Iterable[str] = indonesian_words(int(value)).split()
    elif language == "en" and int(value) < 100:
        words = english_words(int(value)).split()
    else:
        words = [DIGITS[language][int(digit)] for digit in str(int(value))]
    return (Word(COUNTER[language]), *map(Word, words))


def written(speech: Sequence[Word | Pause]) -> str:
    """The sentence as a person reads it on the screen."""
    text, begins = "", True
    for item in speech:
        if isinstance(item, Pause):
            text += item
            begins = item is Pause.STOP
            continue
        word = str(item)
        text += f"{' ' if text else ''}{word[0].upper() + word[1:] if begins else word}"
        begins = False
    return text


def sentences(number: str, counter: str) -> dict[str, str]:
    """The sentence of a call in every language that the hall speaks."""
    return {language: written(call(number, counter, language)) for language in LANGUAGES}


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


def english_words(value: int) -> str:
    """A number below 100 in English words: 12 is "twelve", 35 "thirty five"."""
    if not 0 <= value < 100:
        raise ValueError(f"only 0 to 99 can be said in words, not {value}")
    if value < 10:
        return DIGITS["en"][value]
    if value < 20:
        return _TEENS[value - 10]
    tens = _TENS[value // 10 - 2]
    return tens if value % 10 == 0 else f"{tens} {DIGITS['en'][value % 10]}"


def _joined(head: str, rest: int) -> str:
    return head if rest == 0 else f"{head} {indonesian_words(rest)}"


def vocabulary(language: str, agencies: Iterable[str] = (), counters: Iterable[str] = ()) -> list[str]:
    """Every clip that the hall's calls can need in ``language``: what is to be recorded."""
    numbers = " ".join(
        indonesian_words(value) if language == "id" else english_words(value) if language == "en" else ""
        for value in range(100)
    ).split()
    names = (
        word.said for name in counters for word in counter_words(name, language) if isinstance(word, Word)
    )
    said = [INTRO[language], GO_TO[language], COUNTER[language], *AGAIN[language], *LETTERS[language]]
    return list(dict.fromkeys([*said, *DIGITS[language], *numbers, *names, *agencies]))
