"""The rehearsal as a Django app. Installed only where SEEN_REHEARSAL=1."""

from django.apps import AppConfig


class RehearsalConfig(AppConfig):
    name = "seen.rehearsal"
    label = "rehearsal"
