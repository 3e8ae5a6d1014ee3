"""Every route of the service. Each stands in tests/architecture/guard_list.py with its guard."""

from django.conf import settings
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
if settings.REHEARSAL:
    urlpatterns += [path("rehearsal/", include("seen.rehearsal.urls"))]

handler400 = "seen.kit.pages.views.not_understood"
handler403 = "seen.kit.pages.views.no_permission"
handler404 = "seen.kit.pages.views.not_found"
handler500 = "seen.kit.pages.views.broken"
