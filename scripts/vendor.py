"""Copy the few files that screens and slips need from node_modules: browser modules, the font."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "server" / "ui" / "vendor"
PRINTER_FONTS = ROOT / "printers" / "fonts"
FONT = "@fontsource-variable/atkinson-hyperlegible-next"

# in node_modules -> in server/ui/vendor
FILES = {
    "preact/dist/preact.mjs": "preact/preact.mjs",
    "preact/hooks/dist/hooks.mjs": "preact/hooks.mjs",
    "preact/LICENSE": "preact/LICENSE",
    "htm/dist/htm.mjs": "htm/htm.js",
    "htm/preact/index.mjs": "htm/preact.js",
    "htm/LICENSE": "htm/LICENSE",
    "@fluent/bundle/esm/*.js": "fluent/",
    "socket.io-client/dist/socket.io.esm.min.js": "socket.io/socket.io.esm.min.js",
    "socket.io-client/LICENSE": "socket.io/LICENSE",
    "minisearch/dist/es/index.js": "minisearch/index.js",
    "minisearch/LICENSE.txt": "minisearch/LICENSE",
    f"{FONT}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2": "fonts/",
    f"{FONT}/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2": "fonts/",
    f"{FONT}/LICENSE": "fonts/LICENSE",
}

# in node_modules -> in printers/fonts: the printers run alone on a kiosk, so they have a copy of their own
PRINTER_FILES = {
    f"{FONT}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2": "atkinson-hyperlegible-next.woff2",
    f"{FONT}/LICENSE": "LICENSE",
}


def main() -> None:
    fill(VENDOR, FILES)
    fill(PRINTER_FONTS, PRINTER_FILES)


def fill(folder: Path, files: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for pattern, target in files.items():
        sources = sorted(PACKAGES.glob(pattern))
        if not sources:
            raise SystemExit(f"antrean: {pattern} is not in node_modules: say make setup")
        for source in sources:
            copy(source, folder / target / source.name if target.endswith("/") else folder / target)


def copy(source: Path, target: Path) -> None:
    """Without the pointer to a source map: we ship none, and a browser's tools would ask for it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    content = source.read_bytes()
    marker = content.rfind(b"\n//# sourceMappingURL=")
    target.write_bytes(content[:marker] + b"\n" if marker >= 0 else content)


if __name__ == "__main__":
    main()
