"""The identity app."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    name = "seen.apps.identity"
    label = "identity"
