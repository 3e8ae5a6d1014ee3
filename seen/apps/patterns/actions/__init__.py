"""What the patterns app does: look at a child, scan those who are due, and take a person's answer."""

from seen.apps.patterns.actions.answering import answer
from seen.apps.patterns.actions.looking import look, mark_due, scan
from seen.apps.patterns.actions.routing import have_read, pass_on_unread
from seen.apps.patterns.actions.supervising import take_up

__all__ = ["answer", "have_read", "look", "mark_due", "pass_on_unread", "scan", "take_up"]
