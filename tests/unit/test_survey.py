"""The survey's address may say what was visited, in which language and when, and nothing of whom."""

from __future__ import annotations

from pathlib import Path

import pytest

import variants
from server import settings, survey
from server.yaml_file import ConfigError


def test_the_survey_learns_what_was_visited_and_in_which_language() -> None:
    address = survey.checked("http://192.168.1.20/s/{branch}/{agency}?l={service}&b={language}&t={date}")
    told = survey.filled(
        address, agency="C", service="C/04 a", branch="MPP-BMS", language="jv", date="2026-11-23"
    )
    assert told == "http://192.168.1.20/s/MPP-BMS/C?l=C%2F04%20a&b=jv&t=2026-11-23"


def test_an_address_without_placeholders_stays_as_it_is() -> None:
    assert survey.checked("https://survei.example/a?b=%7B") == "https://survei.example/a?b=%7B"


@pytest.mark.parametrize("name", ["number", "token", "id", "", "0", "agency.code", "agency!r", "agency:>9"])
def test_a_visitor_is_never_told_of(name: str) -> None:
    with pytest.raises(ValueError, match=r"is unknown; write one of: \{agency\}, \{service\}, \{branch\}"):
        survey.checked(f"http://192.168.1.20/{{{name}}}")


@pytest.mark.parametrize("address", ["http://192.168.1.20/{", "http://192.168.1.20/{agency", "http://x/}"])
def test_a_brace_that_stands_alone_is_told(address: str) -> None:
    with pytest.raises(ValueError, match="braces belong around a placeholder"):
        survey.checked(address)


def test_a_wrong_placeholder_is_refused_at_the_start_with_its_line(tmp_path: Path) -> None:
    def with_the_number(config: variants.Config) -> None:
        config["phone"]["survey_url"] = "http://192.168.1.20/survei?nomor={number}"

    with pytest.raises(ConfigError) as refused:
        settings.load(variants.write(tmp_path, with_the_number), {})
    (fault,) = refused.value.faults
    assert fault.key == "phone.survey_url"
    assert "{number} is unknown" in str(fault)
