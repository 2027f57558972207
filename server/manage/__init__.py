"""The manager's pages and calls."""
