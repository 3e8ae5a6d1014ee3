"""Routes of the chronology app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
