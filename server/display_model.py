"""The lobby screens in ``config.yaml``: what hangs where, and how it looks."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from server.settings_faults import PartError

Layout = Literal["calls", "grid", "agency", "counter", "media", "door"]
Theme = Literal["light", "dark"]
Language = Literal["id", "jv", "en"]
ScreenName = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$"), Field(examples=["lobi-barat"])
]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,8}$")]
# An address within the hall's network; credentials in it would be on every screen.
PageUrl = Annotated[
    str,
    StringConstraints(pattern=r"^(https?://[^/\s@;,'\"]+(/[^\s'\"]*)?)?$"),
    Field(examples=["http://192.168.1.20/"]),
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Screen(_Strict):
    """One screen by its name. Without ``zone`` it shows the whole hall."""

    name: ScreenName
    # calls: the called number huge; grid: every counter; agency: one queue with its waiting numbers;
    # counter: the small screen above one counter; media: pictures, videos or a page, with the last calls;
    # door: the code by which visitors take a number with their own phone.
    layout: Layout = "calls"
    zone: Code | None = None
    # Of layout agency: the prefix of its numbers, for example C.
    agency: Code | None = None
    # Of layout counter: its code, for example C1.
    counter: Code | None = None
    theme: Theme = "light"
    language: Language = "id"
    # The edge of the screen flashes at each new call, for visitors who do not hear it.
    flash: bool = True
    # Of layout media: a page of the hall's own network instead of the files.
    page: PageUrl = ""

    @model_validator(mode="after")
    def _place_fits_the_layout(self) -> Self:
        for place in ("agency", "counter"):
            if (getattr(self, place) is not None) != (self.layout == place):
                raise ValueError(f"{place}: CODE belongs to layout: {place}, and only to it")
        if self.zone is not None and self.layout in ("agency", "counter"):
            raise ValueError(f"layout {self.layout} has its zone already: leave zone out")
        if self.page and self.layout != "media":
            raise ValueError("page belongs to layout: media")
        return self


class Ticker(_Strict):
    """The running text at the bottom, in the languages that have one."""

    id: Annotated[str, StringConstraints(max_length=600)] = ""
    en: Annotated[str, StringConstraints(max_length=600)] = ""
    jv: Annotated[str, StringConstraints(max_length=600)] = ""


class Displays(_Strict):
    """All lobby screens. A screen without an entry shows the calls of its zone, or of the hall."""

    # Folder of the pictures and videos of layout media; a relative one lies in the data folder.
    media: Annotated[str, StringConstraints(min_length=1)] = "media"
    # Seconds that a picture stays.
    picture_s: Annotated[int, Field(ge=3, le=600)] = 12
    # Loudness of the videos, 0 (silent) to 1; lowered further while a call is spoken.
    volume: Annotated[float, Field(ge=0, le=1)] = 0.5
    ticker: Ticker = Ticker()
    screens: list[Screen] = []

    @model_validator(mode="after")
    def _screens_are_told_apart(self) -> Self:
        names = [screen.name for screen in self.screens]
        for nth, name in enumerate(names):
            if name in names[:nth]:
                raise PartError(("screens", nth, "name"), f"another screen is named {name!r} already")
        return self

    def screen(self, name: str) -> Screen | None:
        """The screen of this name."""
        return next((screen for screen in self.screens if screen.name == name), None)
