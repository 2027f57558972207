"""What the loudspeaker says, letter by letter and digit by digit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.numbering import label
from server.domain.speech import (
    DIGITS,
    LANGUAGES,
    Word,
    call,
    counter_words,
    english_words,
    indonesian_words,
    number_words,
    sentences,
    short,
    vocabulary,
    written,
)


def test_a_call_in_three_languages() -> None:
    assert sentences("C-017", "Loket 12") == {
        "id": "Nomor antrean C, nol satu tujuh, silakan menuju loket dua belas.",
        "jv": "Nomer antrean C, nol setunggal pitu, kula aturi dhateng loket setunggal kalih.",
        "en": "Queue number C, zero one seven, please go to counter twelve.",
    }


def test_two_letters_are_said_one_by_one() -> None:
    assert written(number_words("DP-1001", "id")) == "D P, satu nol nol satu"
    assert [word.said for word in number_words("DP-1001", "id")[:2] if isinstance(word, Word)] == ["de", "pe"]


def test_the_second_reading_is_short() -> None:
    assert written(short("C-017", "Loket 3", "id")) == "C, nol satu tujuh, loket tiga."


def test_a_recall_says_which_one_it_is() -> None:
    said = written(call("C-017", "Loket 3", "id", recalls=1))
    assert said == "Panggilan kedua, nomor antrean C, nol satu tujuh, silakan menuju loket tiga."
    assert written(call("C-017", "Loket 3", "en", recalls=9)).startswith("Fifth call, ")


def test_the_agency_is_named_where_the_hall_wants_it() -> None:
    said = written(call("C-017", "Loket 3", "id", agency="din duk capil"))
    assert said.startswith("Din duk capil, nomor antrean C, nol satu tujuh")


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "zero"), (12, "twelve"), (20, "twenty"), (35, "thirty five"), (99, "ninety nine")],
)
def test_numbers_in_english_words(value: int, words: str) -> None:
    assert english_words(value) == words


def test_english_counters_beyond_ninety_nine_are_said_digit_by_digit() -> None:
    with pytest.raises(ValueError, match="0 to 99"):
        english_words(100)
    assert written(counter_words("Loket 100", "en")) == "Counter one zero zero"


@given(st.sampled_from(LANGUAGES), st.integers(1, 20_000), st.integers(1, 99), st.integers(0, 6))
def test_whoever_records_the_list_has_every_word_of_every_call(
    language: str, count: int, counter: int, recalls: int
) -> None:
    recorded = set(vocabulary(language))
    said = call(label("QZ", count), f"Loket {counter}", language, recalls=recalls)
    assert {word.said for word in said if isinstance(word, Word)} <= recorded


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "nol"), (9, "sembilan"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"),
        (19, "sembilan belas"), (20, "dua puluh"), (35, "tiga puluh lima"), (100, "seratus"),
        (101, "seratus satu"),
        (110, "seratus sepuluh"), (111, "seratus sebelas"), (200, "dua ratus"),
        (999, "sembilan ratus sembilan puluh sembilan"),
    ],
)  # fmt: skip
def test_numbers_in_indonesian_words(value: int, words: str) -> None:
    assert indonesian_words(value) == words


@pytest.mark.parametrize("value", [-1, 1000])
def test_no_hall_has_a_thousand_counters(value: int) -> None:
    with pytest.raises(ValueError, match="0 to 999"):
        indonesian_words(value)


def test_a_counter_with_a_name_of_its_own_is_said_as_it_is() -> None:
    assert written(counter_words("Meja Pengaduan", "id")) == "Meja Pengaduan"
    assert written(call("C-001", "Meja Pengaduan", "en")).endswith("please go to Meja Pengaduan.")


@given(st.integers(0, 999))
def test_every_number_is_understood_again(value: int) -> None:
    assert understood(indonesian_words(value)) == value


@given(st.integers(0, 999), st.integers(0, 999))
def test_no_two_numbers_sound_the_same(one: int, other: int) -> None:
    assert (indonesian_words(one) == indonesian_words(other)) == (one == other)


@given(st.sampled_from(LANGUAGES), st.integers(1, 20_000), st.integers(1, 99))
def test_every_call_can_be_written_down_again(language: str, count: int, counter: int) -> None:
    number = label("C", count)
    letters, digits = written(number_words(number, language)).split(", ")
    heard = "".join(str(DIGITS[language].index(word)) for word in digits.split())
    assert f"{letters}-{heard}" == number
    assert number_words(number, language)[0] in call(number, f"Loket {counter}", language)


def understood(words: str) -> int:
    """What a listener writes down."""
    units = {word: value for value, word in enumerate(DIGITS["id"])}
    total, last = 0, 0
    for word in words.replace("seratus", "satu ratus").replace("sepuluh", "satu puluh").split():
        if word == "ratus":
            total, last = total + last * 100, 0
        elif word == "puluh":
            total, last = total + last * 10, 0
        elif word == "belas":
            total, last = total + 10 + last, 0
        elif word == "sebelas":
            total, last = total + 11, 0
        else:
            last = units[word]
    return total + last
