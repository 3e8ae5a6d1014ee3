"""The people app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "seen.apps.people"
    label = "people"
