"""Reads the event files that commands take: EVENTS.csv and children.csv. It stores nothing."""
