"""Routes that exist in a rehearsal alone."""

from django.urls import URLPattern, path

from seen.rehearsal import views

urlpatterns: list[URLPattern] = [
    path("", views.personas, name="rehearsal"),
    path("gallery/", views.components, name="gallery"),
    path("sign-in/<uuid:persona>/", views.sign_in_as, name="sign_in_as"),
]
