"""The pages that cross apps."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "seen.overview"
    label = "overview"

    def ready(self) -> None:
        """Put the overview first among a child's pages, and brothers and sisters beside the people."""
        from seen.kit.pages.about_child import add_section

        add_section("Overview", route="child", order=1)
        add_section("Siblings", route="child_together", order=45)
