"""The pages that cross apps."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "seen.overview"
    label = "overview"

    def ready(self) -> None:
        """Put the overview and siblings among a child's pages, and let prints be made as jobs."""
        from seen.kit.pages.about_child import add_section
        from seen.overview.prints import work  # noqa: F401 - jobs find it by its name

        add_section("Overview", route="child", order=1)
        add_section("Siblings", route="child_together", order=45)
