"""The casefile app."""

from django.apps import AppConfig


class CasefileConfig(AppConfig):
    name = "seen.apps.casefile"
    label = "casefile"
