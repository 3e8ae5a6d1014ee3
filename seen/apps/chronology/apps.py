"""The chronology app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ChronologyConfig(AppConfig):
    name = "seen.apps.chronology"
    label = "chronology"

    def ready(self) -> None:
        from seen.apps.chronology import reactions, word_index  # noqa: F401 - reactions register themselves
        from seen.apps.chronology.presenters.bar import last_seen_asked, last_seen_facts
        from seen.core.access.permission import Permission
        from seen.kit.pages.about_child import add_facts, add_section

        add_section("Note something", route="note_about", order=5, needs=Permission.RECORD)
        add_section("Files", route="child_files", order=60, needs=Permission.IMPORT)
        post_migrate.connect(word_index.install, sender=self)
        add_section("Chronology", route="child_chronology", order=10)
        add_facts(asks=last_seen_asked, says=last_seen_facts)
