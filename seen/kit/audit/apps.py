"""The audit as a Django app: gives every connection its act name and every table its triggers."""

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class AuditConfig(AppConfig):
    name = "seen.kit.audit"
    label = "audit"

    def ready(self) -> None:
        from seen.kit.audit import triggers

        connection_created.connect(triggers.name_the_act)
        post_migrate.connect(triggers.install, sender=self)
