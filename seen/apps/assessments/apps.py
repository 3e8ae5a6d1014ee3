"""The assessments app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "seen.apps.assessments"
    label = "assessments"

    def ready(self) -> None:
        from seen.apps.assessments import reactions  # noqa: F401 - to read it is to register it
        from seen.kit.pages.about_child import add_section

        add_section("Assessments", route="child_assessments", order=12)
