"""Routes of the assessments app."""

from django.urls import URLPattern, URLResolver, include, path

from seen.apps.assessments.views import clean_forms, elsewhere

_elsewhere = [
    path("", elsewhere.child_results_elsewhere, name="child_results_elsewhere"),
    path("<slug:instrument>/new/", elsewhere.child_result_elsewhere_new, name="child_result_elsewhere_new"),
    path("<uuid:result>/correct/", elsewhere.child_result_elsewhere_correct, name="child_result_elsewhere_correct"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("children/<uuid:child>/assessments/elsewhere/", include(_elsewhere)),
    path("tools/<slug:tool>/form/", clean_forms.tool_form, name="tool_form"),
    path("tools/<slug:tool>/form/file/", clean_forms.tool_form_file, name="tool_form_file"),
]
