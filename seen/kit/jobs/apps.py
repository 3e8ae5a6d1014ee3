"""Long work as a Django app: what is under way, how far it is, and what came of it."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "seen.kit.jobs"
    label = "jobs"
