"""The chronology app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ChronologyConfig(AppConfig):
    name = "seen.apps.chronology"
    label = "chronology"

    def ready(self) -> None:
        from seen.apps.chronology import reactions, word_index  # noqa: F401 - reactions register themselves

        post_migrate.connect(word_index.install, sender=self)
