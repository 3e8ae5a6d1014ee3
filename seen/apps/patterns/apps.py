"""The patterns app."""

from django.apps import AppConfig


class PatternsConfig(AppConfig):
    name = "seen.apps.patterns"
    label = "patterns"

    def ready(self) -> None:
        from seen.apps.patterns import reactions  # noqa: F401 - to read it is to register it
        from seen.apps.patterns.actions import numbers  # noqa: F401 - jobs find its work by name
        from seen.apps.patterns.queries import followed  # noqa: F401
        from seen.kit.pages.about_child import add_section

        add_section("Questions", route="child_findings", order=20)
