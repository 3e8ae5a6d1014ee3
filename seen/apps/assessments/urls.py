"""Routes of the assessments app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
