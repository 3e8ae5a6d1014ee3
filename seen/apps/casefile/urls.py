"""Routes of the casefile app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
