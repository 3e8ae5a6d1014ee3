"""Routes of the assessments app."""

from django.urls import URLPattern, path

from seen.apps.assessments.views import clean_forms

urlpatterns: list[URLPattern] = [
    path("tools/<slug:tool>/form/", clean_forms.tool_form, name="tool_form"),
    path("tools/<slug:tool>/form/file/", clean_forms.tool_form_file, name="tool_form_file"),
]
