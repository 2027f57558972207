"""The program on a kiosk PC: serves the touch screen from its own disk, also while the server is gone."""
