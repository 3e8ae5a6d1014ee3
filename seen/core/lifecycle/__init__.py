"""Statuses and what may follow what: one file per kind of record."""
