"""What the patterns app does: look at a child, scan those who are due, and take a person's answer."""

from seen.apps.patterns.actions.answering import answer
from seen.apps.patterns.actions.looking import look, mark_due, scan

__all__ = ["answer", "look", "mark_due", "scan"]
