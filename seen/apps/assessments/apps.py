"""The assessments app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "seen.apps.assessments"
    label = "assessments"
