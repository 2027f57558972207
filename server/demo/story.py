"""What the demo tells its owner: where to look, a line now and then, and how the day went. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

IN_HAND = ("called", "serving")
UNFINISHED = ("waiting", "called", "serving", "parked")


def welcome(base: str, zones: Iterable[str], morning: datetime, hours: float, speed: float) -> str:
    """What is played, and the addresses to open in a browser."""
    screens = [
        ("Mulai", "/"),
        ("Kiosk", "/kiosk/"),
        ("Loket", "/counter/"),
        *((f"Layar {zone}", f"/display/?zone={zone}") for zone in zones),
        ("Kelola", "/manage/"),
    ]
    return "\n".join([
        f"Simulasi {hours:g} jam pelayanan pada {morning:%d-%m-%Y} mulai pukul {morning:%H.%M}.",
        f"Selesai dalam {_minutes(max(hours * 60 / speed, 1))}; Ctrl-C mengakhiri.",
        *(f"  {name:<8} {base}{path}" for name, path in screens),
    ])  # fmt: skip


def line(overview: dict[str, Any]) -> str:
    """The hall at this moment."""
    totals, agencies = overview["totals"], overview["agencies"]
    parts = [
        f"{datetime.fromisoformat(overview['now']):%H.%M}",
        f"menunggu {totals['waiting']:>3}",
        f"di loket {_sum(totals, IN_HAND):>2}",
        f"selesai {totals['served']:>3}",
        f"tidak hadir {totals['no_show']:>2}",
        f"loket buka {sum(agency['open_counters'] for agency in agencies):>2}",
    ]
    waits = [
        (agency["longest_min"], agency["short"]) for agency in agencies if agency["longest_min"] is not None
    ]
    if waits:
        minutes, short = max(waits)
        parts.append(f"terlama {minutes} menit ({short})")
    return "  ".join(parts)


def summary(overview: dict[str, Any]) -> str:
    """How the day went."""
    totals = overview["totals"]
    lines = [
        f"Nomor diambil {totals['issued']}, selesai {totals['served']}, tidak hadir {totals['no_show']}, "
        f"batal {totals['cancelled']}, belum selesai {_sum(totals, UNFINISHED)}."
    ]
    waited = [
        agency for agency in overview["agencies"] if agency["served"] and agency["mean_wait_min"] is not None
    ]
    if waited:
        served = sum(agency["served"] for agency in waited)
        mean = sum(agency["mean_wait_min"] * agency["served"] for agency in waited) / served
        longest = max(waited, key=lambda agency: float(agency["mean_wait_min"]))
        lines.append(
            f"Rata-rata menunggu {_minutes(mean)}; paling lama di {longest['short']}: "
            f"{_minutes(longest['mean_wait_min'])}."
        )
    return "\n".join(lines)


def _sum(totals: dict[str, int], states: Iterable[str]) -> int:
    return sum(totals[state] for state in states)


def _minutes(minutes: float) -> str:
    return f"{minutes:.0f} menit"
