"""Routes of the pages that cross apps."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
