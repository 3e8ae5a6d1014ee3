"""Routes of the sharing app."""

from django.urls import URLPattern, path

from seen.apps.sharing import views

urlpatterns: list[URLPattern] = [
    path("entries/<uuid:entry>/share/", views.entry_share, name="entry_share"),
    path("entries/<uuid:entry>/share/<uuid:share>/end/", views.share_end, name="share_end"),
]
