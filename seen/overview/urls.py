"""Routes of the pages that cross apps."""

from django.urls import URLPattern, path

from seen.overview.views import (
    advice,
    assessed_copy,
    child,
    family_copy,
    family_reply,
    health,
    home,
    levels,
    print_jobs,
    prints,
    siblings,
)

ASSESSMENT = "children/<uuid:child>/assessments/<uuid:assessment>/"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("children/<uuid:child>/", child.child, name="child"),
    path(f"{ASSESSMENT}copy/", assessed_copy.assessment_copy, name="assessment_copy"),
    path(f"{ASSESSMENT}copy/screen/", assessed_copy.assessment_copy_screen, name="assessment_copy_screen"),
    path(f"{ASSESSMENT}copy/given/", assessed_copy.assessment_copy_given, name="assessment_copy_given"),
    path(
        f"{ASSESSMENT}copy/<uuid:copy>/response/",
        assessed_copy.assessment_copy_response,
        name="assessment_copy_response",
    ),
    path("children/<uuid:child>/assessments/over-time/", levels.child_levels, name="child_levels"),
    path("children/<uuid:child>/assessments/siblings/", levels.child_levels_siblings, name="child_levels_siblings"),
    path("children/<uuid:child>/assessments/two-views/", levels.child_two_views, name="child_two_views"),
    path("children/<uuid:child>/copy/", family_copy.child_copy, name="child_copy"),
    path("children/<uuid:child>/copy/given/", family_copy.child_copy_given, name="child_copy_given"),
    # No slash at its end: the marks of a picture lead to the list by addresses that are the same from the overview.
    path("children/<uuid:child>/pictures", child.child_pictures, name="child_pictures"),
    path("children/<uuid:child>/print/", prints.child_print, name="child_print"),
    path("children/<uuid:child>/print/file/", prints.child_print_file, name="child_print_file"),
    path("children/<uuid:child>/print/<uuid:job>/", print_jobs.child_print_job, name="child_print_job"),
    path("children/<uuid:child>/print/<uuid:job>/file/", print_jobs.child_print_made, name="child_print_made"),
    path("children/<uuid:child>/print/<uuid:job>/cancel/", print_jobs.child_print_cancel, name="child_print_cancel"),
    path("children/<uuid:child>/siblings/", siblings.child_together, name="child_together"),
    path("findings/<uuid:finding>/family/", family_reply.finding_family, name="finding_family"),
    path("health/", health.health, name="health"),
    path("help/danger/", advice.danger, name="danger"),
    path("help/privacy/", advice.privacy, name="privacy"),
    path("help/accessibility/", advice.accessibility, name="accessibility"),
]
