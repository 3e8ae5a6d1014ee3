"""Failed sign-ins are counted afresh for each test."""

import pytest
from django.core.cache import cache

LOCAL = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


@pytest.fixture(autouse=True)
def _counts_start_at_nought(settings) -> None:
    settings.CACHES = LOCAL
    cache.clear()
