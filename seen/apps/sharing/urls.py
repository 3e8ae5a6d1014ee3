"""Routes of the sharing app."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
