"""Routes of the chronology app."""

from django.urls import URLPattern, path

from seen.apps.chronology.views import note, saved

urlpatterns: list[URLPattern] = [
    path("note/", note.who, name="note"),
    path("note/not-listed/", note.not_listed, name="note_not_listed"),
    path("note/<uuid:child>/", note.note_about, name="note_about"),
    path("note/saved/<uuid:account>/", saved.note_saved, name="note_saved"),
    path("note/saved/<uuid:account>/weigh/", saved.weigh, name="note_weigh"),
    path("notes/mine/", saved.my_notes, name="my_notes"),
]
