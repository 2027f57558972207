"""What a visitor hears who does not see the screen: numbers, money, time and shorthand in words."""

from __future__ import annotations

import pytest

from server.domain.reading import aloud


@pytest.mark.parametrize(
    ("written", "language", "heard"),
    [
        ("Nomor Anda C-017", "id", "Nomor Anda ce , nol , satu , tujuh ,"),
        ("Nomer panjenengan AB-1000", "jv", "Nomer panjenengan a be , setunggal , nol , nol , nol ,"),
        ("Your number R-012", "en", "Your number ar , zero , one , two ,"),
        ("Rp75.000", "id", "75000 rupiah"),
        ("9 menunggu · 13\N{EN DASH}23 menit", "id", "9 menunggu , 13 sampai 23 menit"),
        ("about 9\N{EN DASH}20 minutes", "en", "about 9 to 20 minutes"),
        ("Buka besok 07.45", "id", "Buka besok 7 lewat 45"),
        ("Bikak mbenjang 08.00", "jv", "Bikak mbenjang 8"),
        ("Open at 13:05", "en", "Open at 13 5"),
        ("Fotokopi KK dan KTP-el", "id", "Fotokopi ka ka dan ka te pe-el"),
        ("Paspor", "id", "Paspor"),
    ],
)
def test_what_cannot_be_read_as_written_is_put_into_words(written: str, language: str, heard: str) -> None:
    assert aloud(written, language) == heard
