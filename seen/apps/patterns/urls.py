"""Routes of the patterns app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
