"""The assessments app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "seen.apps.assessments"
    label = "assessments"

    def ready(self) -> None:
        from seen.apps.assessments import reactions  # noqa: F401 - to read it is to register it
