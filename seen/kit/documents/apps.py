"""Django's entry for the templates of documents."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Brings the templates and the style of paper."""

    name = "seen.kit.documents"
    label = "documents"
