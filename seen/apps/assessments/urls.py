"""Routes of the assessments app."""

from django.urls import URLPattern, URLResolver, include, path

from seen.apps.assessments.views import (
    areas,
    beginning,
    both,
    change,
    clean_forms,
    comparing,
    elsewhere,
    ending,
    handed_over,
    own_paper,
    own_sheets,
    paper,
    second_rater,
)
from seen.apps.assessments.views.results_out import assessment_results_csv, assessment_results_json
from seen.apps.assessments.views.tools import read_tool, tools

# A sheet in somebody's hands has addresses with no identifier in them: the session says which sheet it is.
HANDED_OVER: list[URLPattern] = [
    path("handed-over/", handed_over.begin, name="handed_over"),
    path("handed-over/cards/<int:number>/", handed_over.one_card, name="handed_over_card"),
    path("handed-over/last/", handed_over.last, name="handed_over_last"),
    path("handed-over/check/", handed_over.check, name="handed_over_check"),
    path("handed-over/talk/", handed_over.talk, name="handed_over_talk"),
]
CHILD = "children/<uuid:child>/"
ONE = f"{CHILD}assessments/<uuid:assessment>/"
MORE_EYES: list[URLPattern] = [
    path(f"{CHILD}own-sheets/", own_sheets.child_sheets, name="child_sheets"),
    path(f"{CHILD}own-sheets/hand-over/", own_sheets.child_hand_over, name="child_hand_over"),
    path(f"{CHILD}own-sheets/paper/", own_paper.child_own_paper, name="child_own_paper"),
    path(f"{CHILD}own-sheets/<uuid:assessment>/", own_sheets.child_own_words, name="child_own_words"),
    path(f"{ONE}compare/", comparing.assessment_compare, name="assessment_compare"),
    path(f"{ONE}compare/copy/", comparing.assessment_compare_copy, name="assessment_compare_copy"),
    path(f"{ONE}compare/<slug:item>/", comparing.assessment_compare_item, name="assessment_compare_item"),
    path(f"{ONE}second/", second_rater.assessment_second, name="assessment_second"),
    path(f"{ONE}raters/", comparing.assessment_raters, name="assessment_raters"),
    path(f"{ONE}raters/<slug:item>/", comparing.assessment_raters_item, name="assessment_raters_item"),
]
_change = [
    path("", change.child_changes, name="child_changes"),
    path("new/", change.child_change_new, name="child_change_new"),
    path("<uuid:test>/", change.child_change, name="child_change"),
    path("<uuid:test>/goal/", change.child_change_goal, name="child_change_goal"),
    path("<uuid:test>/goal/<uuid:goal>/drop/", change.child_change_goal_drop, name="child_change_goal_drop"),
    path("<uuid:test>/agree/", change.child_change_agree, name="child_change_agree"),
    path("<uuid:test>/grade/", change.child_change_grade, name="child_change_grade"),
    path("<uuid:test>/stop/", change.child_change_stop, name="child_change_stop"),
]
_elsewhere = [
    path("", elsewhere.child_results_elsewhere, name="child_results_elsewhere"),
    path("<slug:instrument>/new/", elsewhere.child_result_elsewhere_new, name="child_result_elsewhere_new"),
    path("<uuid:result>/correct/", elsewhere.child_result_elsewhere_correct, name="child_result_elsewhere_correct"),
]
_area = [
    path("", areas.assessment_area, name="assessment_area"),
    path("result/", areas.assessment_area_result, name="assessment_area_result"),
    path("both/", both.assessment_area_both, name="assessment_area_both"),
]
_one: list[URLPattern | URLResolver] = [
    path("", areas.assessment, name="assessment"),
    path("areas/<slug:area>/", include(_area)),
    path("paper/", paper.assessment_paper, name="assessment_paper"),
    path("check/", ending.assessment_check, name="assessment_check"),
    path("reopen/", ending.assessment_reopen, name="assessment_reopen"),
    path("stop/", ending.assessment_stop, name="assessment_stop"),
    path("visit/", ending.assessment_visit, name="assessment_visit"),
]
_of_child: list[URLPattern | URLResolver] = [
    path("", beginning.child_assessments, name="child_assessments"),
    path("start/", beginning.assessment_choose, name="assessment_choose"),
    path("start/<slug:tool>/", beginning.assessment_start, name="assessment_start"),
    path("<uuid:assessment>/", include(_one)),
]
urlpatterns: list[URLPattern | URLResolver] = [
    *HANDED_OVER,
    *MORE_EYES,
    path("children/<uuid:child>/assessments/change/", include(_change)),
    path("children/<uuid:child>/assessments/elsewhere/", include(_elsewhere)),
    path("children/<uuid:child>/assessments.csv", assessment_results_csv, name="assessment_results_csv"),
    path("children/<uuid:child>/assessments.json", assessment_results_json, name="assessment_results_json"),
    path("tools/", tools, name="tools"),
    path("tools/<slug:tool>/", read_tool, name="tool"),
    path("children/<uuid:child>/assessments/", include(_of_child)),
    path("tools/<slug:tool>/form/", clean_forms.tool_form, name="tool_form"),
    path("tools/<slug:tool>/form/file/", clean_forms.tool_form_file, name="tool_form_file"),
]
