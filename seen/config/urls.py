"""Every route of the service. Each stands in tests/architecture/guard_list.py with its guard."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
