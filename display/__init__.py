"""The lobby screens."""
