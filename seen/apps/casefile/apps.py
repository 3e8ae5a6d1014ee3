"""The casefile app."""

from django.apps import AppConfig


class CasefileConfig(AppConfig):
    name = "seen.apps.casefile"
    label = "casefile"

    def ready(self) -> None:
        """Register what the casefile does after an act on people."""
        from seen.apps.casefile import reactions  # noqa: F401
