"""What every write goes through: one transaction, one check, one line in the audit."""

from seen.kit.actions.acting import Acting, current, writing
from seen.kit.actions.action import action
from seen.kit.actions.reactions import after_it, with_it

__all__ = ["Acting", "action", "after_it", "current", "with_it", "writing"]
