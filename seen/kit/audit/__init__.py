"""Who did what, about whom and why, in a keyed chain whose head is copied outside the database."""
