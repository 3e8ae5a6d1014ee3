"""The sharing app."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "seen.apps.sharing"
    label = "sharing"

    def ready(self) -> None:
        from seen.apps.sharing import reactions  # noqa: F401 - to read it is to register it
