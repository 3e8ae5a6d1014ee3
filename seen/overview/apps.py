"""The pages that cross apps."""

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "seen.overview"
    label = "overview"
