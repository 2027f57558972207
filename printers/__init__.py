"""Slips on paper: layout, ESC/POS, drivers, the virtual printer. Imports nothing else of Antrean."""
