"""The sharing app."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "seen.apps.sharing"
    label = "sharing"
