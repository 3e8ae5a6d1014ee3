"""Every route of the service. Each stands in tests/architecture/guard_list.py with its guard."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

Routes = list[URLPattern | URLResolver]


def in_rehearsal(*, rehearsal: bool) -> Routes:
    """Return the routes of invented people: none in a live installation."""
    return [path("rehearsal/", include("seen.rehearsal.urls"))] if rehearsal else []


urlpatterns: Routes = [
    path("", include("seen.overview.urls")),
    path("", include("seen.apps.identity.urls")),
    path("", include("seen.apps.people.urls")),
    path("", include("seen.apps.casefile.urls")),
    path("", include("seen.apps.chronology.urls")),
    path("", include("seen.apps.sharing.urls")),
    path("", include("seen.apps.patterns.urls")),
    path("", include("seen.apps.assessments.urls")),
    *in_rehearsal(rehearsal=settings.REHEARSAL),
]

handler400 = "seen.kit.pages.views.not_understood"
handler403 = "seen.kit.pages.views.no_permission"
handler404 = "seen.kit.pages.views.not_found"
handler500 = "seen.kit.pages.views.broken"
