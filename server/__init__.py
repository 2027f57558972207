"""The truth of the hall and its doors: rules, database, calls, events."""
