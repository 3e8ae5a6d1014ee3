"""Django's entry for the look and the components of every page."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Brings the templates and the static files."""

    name = "seen.kit.pages"
    label = "pages"
