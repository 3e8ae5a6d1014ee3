"""What every write goes through: one transaction, one check, one line in the audit."""

from seen.kit.actions.acting import Acting, current, writing
from seen.kit.actions.action import action
from seen.kit.actions.reactions import after_it, nothing_after, with_it
from seen.kit.actions.twice import sent_twice

__all__ = ["Acting", "action", "after_it", "current", "nothing_after", "sent_twice", "with_it", "writing"]
