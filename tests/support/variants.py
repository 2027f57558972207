"""Halls unlike the shipped one: config.yaml with another time zone, other hours, more agencies ..."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SHIPPED = Path(__file__).resolve().parents[2] / "config.yaml"
Config = dict[str, Any]
Edit = Callable[[Config], None]


@cache
def _shipped() -> str:
    return json.dumps(yaml.load(SHIPPED.read_text(encoding="utf-8"), yaml.CSafeLoader), default=str)


def write(folder: Path, *edits: Edit) -> Path:
    """The shipped config after ``edits``, in ``folder``. JSON is YAML too, and quick to read."""
    config: Config = json.loads(_shipped())
    around_noon(config)
    without_trial_accounts(config)
    with_quick_paper(config)
    without_a_voice(config)
    for edit in edits:
        edit(config)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "config.yaml"
    path.write_text(json.dumps(config, indent=1), encoding="utf-8")
    return path


def around_noon(config: Config) -> None:
    """A time zone where it is about noon now: no test ever runs across midnight."""
    east = 12 - datetime.now(UTC).hour
    config["branch"]["timezone"] = f"Etc/GMT{-east:+d}" if east else "Etc/GMT"


def without_trial_accounts(config: Config) -> None:
    """A start is quicker without hashing everybody's PIN."""
    config["staff"]["trial_accounts"] = False


def with_quick_paper(config: Config) -> None:
    """Thousands of slips that nobody looks at."""
    config["printers"] = [{"name": "nowhere", "driver": "virtual", "mode": "native", "pictures": False}]


def without_a_voice(config: Config) -> None:
    """Screens ring by themselves at once, and officers wait for no announcement: see :func:`with_a_voice`."""
    config["voice"]["enabled"] = False
    config["calls"]["announced_before_no_show"] = 0


def with_a_voice(config: Config) -> None:
    """As shipped: calls are spoken in turn, and "did not come" waits until they were."""
    config["voice"]["enabled"] = True
    config["calls"]["announced_before_no_show"] = 1


def with_pictures_of_slips(config: Config) -> None:
    """The shipped printer: each slip is drawn, which takes a while."""
    config["printers"] = [{"name": "virtual", "driver": "virtual"}]


def with_trial_accounts(config: Config) -> None:
    config["staff"]["trial_accounts"] = True


def with_time_to_undo(config: Config) -> None:
    """A busy test machine must not make an undo come too late."""
    config["calls"]["undo_s"] = 60


def with_a_survey(config: Config) -> None:
    """Who was served is asked elsewhere how it was."""
    config["phone"]["survey_url"] = "http://survei.test/{agency}/{service}?b={language}&t={date}"


def with_scripted_officers(config: Config) -> None:
    """Scripts that press keys faster than people, and ask for one and the same paper everywhere."""
    config["calls"].update(recall_gap_s=0, least_between_calls_s=0, undo_s=60)
    for agency in config["catalogue"]["agencies"]:
        for service in agency["services"]:
            service["docs"] = ["KTP"]


def with_hours(config: Config) -> None:
    """Opening hours, holidays and quotas hold."""
    config["hours"]["enforce"] = True


def with_letters_for_kiosks(config: Config) -> None:
    """Each of four kiosks has 999 numbers of its own, so that a long storm does not use them up."""
    config["kiosks"].update(bands=4, letters="NOPQ")


def with_one_big_agency(counters: int = 35, services: int = 5) -> Edit:
    """One queue only, served by that many counters."""

    def edit(config: Config) -> None:
        config["catalogue"]["agencies"] = [_agency("Q", counters, services)]
        config["catalogue"]["situations"] = []

    return edit


def with_quiet_agencies(config: Config) -> None:
    """Beside the shipped agencies many small ones, so that each test has a queue of its own."""
    config["catalogue"]["agencies"] += [_agency(code, 3, 2) for code in QUIET]


QUIET = [first + second for first in "XQVY" for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]


def _agency(prefix: str, counters: int, services: int) -> Config:
    return {
        "prefix": prefix,
        "code": f"uji-{prefix.lower()}",
        "name": f"Instansi {prefix}",
        "short": f"Uji {prefix}",
        "zone": "A",
        "counters": counters,
        "services": [
            {"code": f"{prefix}{index:02d}", "name": f"Layanan {prefix} {index}", "minutes": 5}
            for index in range(1, services + 1)
        ],
    }
