"""The patterns app."""

from django.apps import AppConfig


class PatternsConfig(AppConfig):
    name = "seen.apps.patterns"
    label = "patterns"
