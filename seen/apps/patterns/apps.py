"""The patterns app."""

from django.apps import AppConfig


class PatternsConfig(AppConfig):
    name = "seen.apps.patterns"
    label = "patterns"

    def ready(self) -> None:
        from seen.apps.patterns import reactions  # noqa: F401 - to read it is to register it
        from seen.apps.patterns.queries import followed  # noqa: F401
