"""Routes of the patterns app."""

from django.urls import URLPattern, path

from seen.apps.patterns.views import findings, manual, numbers, register, replays, supervision

urlpatterns: list[URLPattern] = [
    path("children/<uuid:child>/questions/", findings.child_findings, name="child_findings"),
    path("findings/<uuid:finding>/", findings.finding, name="finding"),
    path("findings/<uuid:finding>/read/", findings.finding_read, name="finding_read"),
    path("supervision/", supervision.supervision, name="supervision"),
    path("supervision/replay/", replays.replays, name="replays"),
    path("supervision/replay/<uuid:child>/", replays.child_replay, name="child_replay"),
    path("supervision/<uuid:finding>/", supervision.supervision_item, name="supervision_item"),
    path("patterns/", manual.pattern_list, name="pattern_list"),
    path("patterns/<int:row>/", manual.pattern_page, name="pattern_page"),
    path("what-we-look-for/", manual.what_we_look_for, name="what_we_look_for"),
    path("register/", register.pattern_register, name="pattern_register"),
    path("register/<slug:pattern>/", register.register_pattern, name="register_pattern"),
    path("thresholds/", numbers.thresholds, name="thresholds"),
    path("thresholds/trials/<uuid:trial>/", numbers.threshold_trial, name="threshold_trial"),
    path("thresholds/<slug:pattern>/", numbers.thresholds_of, name="thresholds_of"),
]
