"""Every route of the service. Each stands in tests/architecture/guard_list.py with its guard."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("seen.overview.urls")),
    path("", include("seen.apps.identity.urls")),
    path("", include("seen.apps.people.urls")),
    path("", include("seen.apps.casefile.urls")),
    path("", include("seen.apps.chronology.urls")),
    path("", include("seen.apps.sharing.urls")),
    path("", include("seen.apps.patterns.urls")),
]
