"""Routes of the pages that cross apps."""

from django.urls import URLPattern, path

from seen.overview.views import advice, child, health, home

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("children/<uuid:child>/", child.child, name="child"),
    path("health/", health.health, name="health"),
    path("help/danger/", advice.danger, name="danger"),
    path("help/privacy/", advice.privacy, name="privacy"),
    path("help/accessibility/", advice.accessibility, name="accessibility"),
]
