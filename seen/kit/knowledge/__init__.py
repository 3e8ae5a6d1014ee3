"""Reads what practitioners own in seen/knowledge, so that core can be told it."""
