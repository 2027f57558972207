"""Slips on paper: layout, ESC/POS, drivers, the virtual printer. Imports nothing else of Antrean."""

import os
from pathlib import Path

# python-escpos reads a list of all the printers in the world as YAML when it is loaded, which takes longer
# than ten slips; ours names the one profile that slips are written for.
os.environ.setdefault("ESCPOS_CAPABILITIES_FILE", str(Path(__file__).with_name("profiles.json")))
