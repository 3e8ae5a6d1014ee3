"""Histories of plans that stand for long, graded again, with goals that have dates."""

from tests.builders.ways.plan_without_change import WAY

__all__ = ["WAY"]
