"""The casefile app."""

from django.apps import AppConfig


class CasefileConfig(AppConfig):
    name = "seen.apps.casefile"
    label = "casefile"

    def ready(self) -> None:
        """Register what the casefile does after an act on people, and its part of a child's pages."""
        from seen.apps.casefile import reactions  # noqa: F401
        from seen.apps.casefile.presenters.child import facts_asked, identity_facts
        from seen.kit.pages.about_child import add_facts, add_section

        add_facts(asks=facts_asked, says=identity_facts)
        add_section("People", route="child_people", order=40)
        add_section("Work", route="child_work", order=50)
        add_section("History", route="child_history", order=85)
        add_section("Why can I see this?", route="child_why", order=90)
