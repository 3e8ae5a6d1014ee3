"""Routes of the patterns app."""

from django.urls import URLPattern, path

from seen.apps.patterns import views

urlpatterns: list[URLPattern] = [
    path("children/<uuid:child>/questions/", views.child_findings, name="child_findings"),
    path("findings/<uuid:finding>/", views.finding, name="finding"),
    path("findings/<uuid:finding>/read/", views.finding_read, name="finding_read"),
    path("supervision/", views.supervision, name="supervision"),
    path("supervision/<uuid:finding>/", views.supervision_item, name="supervision_item"),
]
