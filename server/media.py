"""Pictures and videos of the lobby screens: a folder that the manager fills, and nothing outside of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

KINDS = {
    ".mp4": "video", ".webm": "video", ".ogv": "video",
    ".jpg": "picture", ".jpeg": "picture", ".png": "picture", ".webp": "picture", ".avif": "picture",
    ".gif": "picture",
}  # fmt: skip
MOST_FILES = 200
MOST_BROKEN = 50


@dataclass(frozen=True, slots=True)
class MediaFile:
    """One file of the folder. ``version`` changes when the file does."""

    name: str
    kind: str
    version: str


@dataclass
class Media:
    """The folder, and what screens could not play."""

    folder: Path
    _broken: dict[str, str] = field(default_factory=dict)

    def files(self) -> list[MediaFile]:
        """What can be shown, by name: nothing hidden, nothing that lies elsewhere, nothing empty."""
        try:
            names = sorted(path.name for path in self.folder.iterdir())
        except OSError:
            return []
        found = (self.find(name) for name in names)
        return [file for file in found if file is not None][:MOST_FILES]

    def find(self, name: str) -> MediaFile | None:
        """The file of this name, when it is one that screens may show."""
        kind = KINDS.get(Path(name).suffix.lower())
        path = self.folder / name
        if kind is None or name.startswith(".") or path.name != name:
            return None
        try:
            stat = path.stat()
            inside = path.resolve().parent == self.folder.resolve() and path.is_file()
        except (OSError, ValueError):  # ValueError: no file can have such a name
            return None
        return (
            MediaFile(name, kind, f"{stat.st_mtime_ns:x}-{stat.st_size:x}")
            if inside and stat.st_size
            else None
        )

    def report(self, name: str, version: str) -> None:
        """A screen could not show this; the note ends when the file is replaced or taken away."""
        if len(self._broken) < MOST_BROKEN:
            self._broken[name] = version

    def clear(self, name: str) -> None:
        """A screen shows it now."""
        self._broken.pop(name, None)

    def broken(self, pages: frozenset[str] = frozenset()) -> list[str]:
        """Files, and ``pages`` of the settings, that screens could not show."""
        for name, version in list(self._broken.items()):
            file = self.find(name)
            if name not in pages and (file is None or file.version != version):
                del self._broken[name]
        return sorted(self._broken)
