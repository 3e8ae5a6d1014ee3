"""The chronology app."""

from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    name = "seen.apps.chronology"
    label = "chronology"
