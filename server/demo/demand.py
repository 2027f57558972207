"""How many come, when and for what: figures of the demo, on the measure of MPP Banyumas (430 visitors a day).

The sum and the morning peak are known of that hall, the split over its agencies and the rest is assumed.
Agencies that are not named here get :data:`PER_COUNTER` visitors for each of their counters.
"""

from __future__ import annotations

OPENS_HOUR = 8
SHARE_BY_HOUR = {8: 0.25, 9: 0.24, 10: 0.18, 11: 0.10, 12: 0.05, 13: 0.11, 14: 0.07}
"""Share of the day's visitors who come in each hour of the clock."""

AT_THE_DOOR_SHARE = 0.08
"""Share of the day's visitors who stand before the door when it opens (they are among the first hour's)."""
AT_THE_DOOR_S = 240.0
"""So long it takes until all of those have come in."""

BUSY = 1.6
"""The demo plays a Monday, when more come than on the average day."""

AROUND_SERVICE_MIN = 1.6
"""What a visit costs the counter besides the service: walking, papers, the next call."""
STAFFED_TO = 0.8
"""Agencies staff so many counters that they are busy for this share of the time; the rest are closed."""

PER_DAY = {
    "Z": 45, "C": 80, "R": 70, "S": 50, "M": 20, "B": 30, "K": 20, "J": 15, "T": 10,
    "W": 30, "H": 8, "L": 4, "G": 5, "F": 15, "A": 10, "Y": 13, "U": 5,
}  # fmt: skip
"""Visitors of an average day for each agency, by its prefix."""
PER_COUNTER = 12

POPULAR = frozenset({
    "Z01", "Z04", "Z07", "Z19", "C02", "C03", "C04", "C15", "C18", "R01", "R02", "R07", "R10", "S01", "S02",
    "M01", "M02", "M09", "B02", "B04", "B09", "K01", "K10", "J01", "J03", "J04", "T01", "T02", "W01", "W02",
    "H01", "L01", "G01", "F01", "F08", "A05", "Y01", "Y04", "U01",
})  # fmt: skip
POPULAR_WEIGHT = 5
"""Visitors ask for a popular service so many times as often as for another one of the agency."""

GO_ON_TO = {
    "C": ("W01", "B05", "R10"), "R": ("C02", "W01"), "W": ("C02", "K07"), "H": ("Z07", "Z09"),
    "Z": ("L01", "G01", "F06"), "F": ("T04", "Y01"), "T": ("F05", "F02"), "M": ("C02", "W05"),
    "B": ("C03",), "K": ("B02",), "S": ("Y01",), "U": ("M05",), "J": ("Z01",), "G": ("Z13",), "L": ("Z13",),
}  # fmt: skip
"""Where officers of an agency send a visitor on to: the errands that belong together."""

NO_SHOW_SHARE = 0.10
COMES_BACK_SHARE = 0.35
"""Of those who missed their call, so many come to the counter a little later."""
HEARS_LATE_SHARE = 0.08
"""So many come only when they are called again."""
PRIORITY_SHARE = 0.08
IMPATIENT_SHARE = 0.04
IMPATIENT_MIN, PATIENT_MIN = (20, 45), (60, 120)
"""So many minutes (from, to) people wait before they give their number back and leave."""
PHONE_SHARE = 0.4
"""So many follow their ticket on the phone."""
PARK_SHARE = 0.03
TRANSFER_SHARE = 0.03
LANGUAGES = {"id": 0.70, "jv": 0.25, "en": 0.05}

SERVICE_TIME_CV = 0.6
"""Spread of the (lognormal) service times: standard deviation over mean."""

PARK_REASONS = ("Fotokopi berkas", "Mengambil pasfoto", "Membayar di bank", "Melengkapi materai")
TRANSFER_NOTES = ("Berkas sudah diperiksa", "Mohon dilanjutkan", "Salah ambil nomor, mohon dibantu")
PAUSE_REASONS = ("Mengambil berkas", "Rapat singkat", "Gangguan jaringan", "Ke ruang arsip")
BREAK_REASON = "Istirahat dan salat"
