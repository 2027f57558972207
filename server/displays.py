"""Which screen a display is: by its address, by what the manager chose, or by its zone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol, get_args

from server.catalogue_model import Catalogue
from server.catalogue_view import CatalogueView, ZoneView
from server.display_model import Displays, Language, Layout, Screen, Theme
from server.settings import Settings

ADDRESS = ("screen", "layout", "zone", "agency", "counter", "theme", "lang")
"""What the address of a screen may say."""


_UNNAMED = Screen(name="unnamed")
"""A screen that stands in no list."""


class Device(Protocol):
    """A display as the database holds it."""

    @property
    def zone_id(self) -> int | None:
        """The zone that the manager gave it."""

    @property
    def screen(self) -> str | None:
        """The screen's name that the manager gave it; wins over the zone."""


class Wrong(Exception):  # noqa: N818 - it is told, not raised to the caller
    """The screen cannot be shown: ``what`` (screen, layout, zone, agency, counter) is not ``code``."""

    def __init__(self, what: str, code: str, known: list[str]) -> None:
        """``known`` may be written instead."""
        super().__init__(f"no {what} is named {code!r}")
        self.what, self.code, self.known = what, code, known


def shown(
    settings: Settings, view: CatalogueView, wanted: Mapping[str, str], device: Device | None
) -> dict[str, Any]:
    """The screen as its page needs it; ``wrong`` says in parts why it cannot be shown."""
    common = {
        "ticker": settings.displays.ticker.model_dump(),
        "picture_s": settings.displays.picture_s,
        "volume": settings.displays.volume,
    }
    try:
        screen = _dressed(_chosen(settings.displays, view, wanted, device), wanted)
        check(screen, view)
    except Wrong as wrong:
        told = {"what": wrong.what, "code": wrong.code, "known": wrong.known}
        return {**_dressed(_UNNAMED, wanted).model_dump(), **common, "wrong": told}
    zone = zone_of(screen, view)
    return {**screen.model_dump(), "zone": zone.code if zone else None, **common, "wrong": None}


def check(screen: Screen, view: CatalogueView) -> None:
    """Raise :class:`Wrong` when the catalogue has no such zone, agency or counter."""
    for what, known in codes(view).items():
        code = getattr(screen, what)
        if code is not None and code not in known:
            raise Wrong(what, code, sorted(known))


def zone_of(screen: Screen, view: CatalogueView) -> ZoneView | None:
    """The zone in which the screen hangs; None: it is the whole hall's, or its place is not known."""
    if screen.agency is not None:
        agency = view.agency_by_code.get(screen.agency)
        return agency.zone if agency else None
    if screen.counter is not None:
        counter = view.counter_by_code.get(screen.counter)
        return counter.zone if counter else None
    return view.zone_by_code.get(screen.zone) if screen.zone else None


def layout_of(settings: Settings, device: Device) -> str | None:
    """What a display with a name in config.yaml looks like; None for every other device."""
    screen = settings.displays.screen(device.screen) if device.screen else None
    return screen.layout if screen else None


def zones_called(settings: Settings, view: CatalogueView, device: Device) -> frozenset[str]:
    """The zones whose every call the display shows; that of an agency, a counter or the door has none."""
    screen = settings.displays.screen(device.screen) if device.screen else None
    if screen is None:
        own = [zone.code for zone in view.zones if zone.id == device.zone_id]
        return frozenset(own or view.zone_by_code)
    if screen.layout in ("agency", "counter", "door"):
        return frozenset()
    return frozenset([screen.zone] if screen.zone else view.zone_by_code) & view.zone_by_code.keys()


def faults(displays: Displays, known: Mapping[str, set[str]]) -> Iterator[str]:
    """What the screens of config.yaml name although the catalogue has no such code."""
    for screen in displays.screens:
        for what, codes in known.items():
            code = getattr(screen, what)
            if code is not None and code not in codes:
                told = ", ".join(sorted(codes))
                yield f"displays: screen {screen.name}: no {what} has the code {code!r}; write one of: {told}"


def codes(view: CatalogueView) -> dict[str, set[str]]:
    """Every code of the running catalogue that a screen may name."""
    return {
        "zone": set(view.zone_by_code),
        "agency": {agency.code for agency in view.agencies},
        "counter": {counter.code for counter in view.counters},
    }


def codes_of_file(catalogue: Catalogue) -> dict[str, set[str]]:
    """The same of a catalogue that no database holds yet."""
    counted = [(agency.prefix, agency.counters) for agency in catalogue.agencies]
    return {
        "zone": {zone.code for zone in catalogue.zones},
        "agency": {prefix for prefix, _counters in counted},
        "counter": {f"{prefix}{nth}" for prefix, counters in counted for nth in range(1, counters + 1)},
    }


def _chosen(
    displays: Displays, view: CatalogueView, wanted: Mapping[str, str], device: Device | None
) -> Screen:
    name = wanted.get("screen")
    if name is None and wanted.keys() & {"layout", "zone", "agency", "counter"}:
        return _tried_out(wanted)
    name = name or (device.screen if device else None)
    if name is None:
        zones = [zone.code for zone in view.zones if device is not None and zone.id == device.zone_id]
        return _UNNAMED.model_copy(update={"zone": zones[0] if zones else None})
    screen = displays.screen(name)
    if screen is None:
        raise Wrong("screen", name, [each.name for each in displays.screens])
    return screen


def _tried_out(wanted: Mapping[str, str]) -> Screen:
    """A screen that stands in no list, by its address: /display/?layout=grid&zone=B."""
    layout = wanted.get("layout", "calls")
    if layout not in get_args(Layout):
        raise Wrong("layout", layout, list(get_args(Layout)))
    place = layout if layout in ("agency", "counter") else "zone"
    code = wanted.get(place, "").upper()
    if place != "zone" and not code:
        raise Wrong(place, "", [])
    return _UNNAMED.model_copy(update={"layout": layout, place: code or None})


def _dressed(screen: Screen, wanted: Mapping[str, str]) -> Screen:
    """Theme and language of the address go before those of the screen."""
    dress: dict[str, Any] = {}
    if wanted.get("theme") in get_args(Theme):
        dress["theme"] = wanted["theme"]
    if wanted.get("lang") in get_args(Language):
        dress["language"] = wanted["lang"]
    return screen.model_copy(update=dress)
