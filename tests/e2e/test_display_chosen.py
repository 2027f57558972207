"""From the box to the wall: a new screen shows a code, the manager types it in and says which one it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import variants
from console import MANAGER_PIN
from hall import Hall


def with_codes(config: variants.Config) -> None:
    config["devices"]["trial_pairing"] = False


@pytest.fixture
def hall(make_hall: Callable[..., Hall], tmp_path: Path) -> Hall:
    return make_hall(config=variants.write(tmp_path, variants.with_trial_accounts, with_codes))


def test_a_new_screen_is_paired_named_and_given_another_place_without_an_address_being_typed(
    hall: Hall, new_page: Callable[..., Page]
) -> None:
    box = new_page(width=1920, height=1080)
    box.goto(f"{hall.url}/display/")
    code = box.locator(".notice-code").inner_text()
    manager = new_page()
    manager.goto(f"{hall.url}/manage/#/devices")
    manager.get_by_label("Nama").fill("pengelola")
    manager.get_by_label("PIN").fill(MANAGER_PIN)
    manager.keyboard.press("Enter")
    manager.get_by_role("link", name="Perangkat", exact=True).click()
    manager.get_by_label("Kode").fill(code)
    manager.get_by_label("Nama").fill("Lobi barat")
    manager.get_by_label("Tempat").select_option("screen:semua-loket")
    manager.get_by_role("button", name="Pasangkan").click()
    expect(box.locator(".screen-grid")).to_be_visible()
    expect(box.locator("html")).to_have_attribute("data-theme", "dark")
    place = manager.get_by_label("Letak Lobi barat")
    expect(place).to_have_value("screen:semua-loket")
    place.select_option("screen:antrean-dindukcapil")
    expect(box.locator(".screen-agency .head-zone")).to_contain_text("Dindukcapil")
    place.select_option("D")
    expect(box.locator(".screen-calls .head-zone")).to_contain_text("Zona D")
