"""Routes of the casefile: a child's people and work, finding and adding a child, tasks, the matching desk."""

from django.urls import URLPattern, URLResolver, include, path

from seen.apps.casefile.views import across, agreement, case, family, people

_people = [
    path("", people.child_people, name="child_people"),
    path("name/", people.child_name, name="child_name"),
    path("name/<uuid:name>/end/", people.child_name_end, name="child_name_end"),
    path("number/", people.child_number, name="child_number"),
    path("number/<uuid:identifier>/end/", people.child_number_end, name="child_number_end"),
    path("address/", people.child_address, name="child_address"),
    path("address/<uuid:address>/protect/", people.child_address_protect, name="child_address_protect"),
    path("address/<uuid:address>/who/", people.child_address_who, name="child_address_who"),
    path("address/<uuid:address>/who/<uuid:user>/end/", family.child_address_stop, name="child_address_stop"),
    path("identity/", family.child_identity, name="child_identity"),
    path("identity/end/", family.child_identity_end, name="child_identity_end"),
    path("parent/", family.child_young_parent, name="child_young_parent"),
    path("children/", family.child_siblings, name="child_siblings"),
    path("adult/", people.child_adult, name="child_adult"),
    path("relationship/", people.child_relationship, name="child_relationship"),
    path("household/", people.child_household, name="child_household"),
    path("household/<uuid:member>/left/", people.child_household_left, name="child_household_left"),
    path("fact/<slug:topic>/", people.child_fact, name="child_fact"),
    path("birth/", people.child_birth, name="child_birth"),
    path("involve/", case.child_involve, name="child_involve"),
    path("involved/<uuid:involvement>/end/", case.child_involvement_end, name="child_involvement_end"),
]
_work = [
    path("", case.child_work, name="child_work"),
    path("level/", case.child_level, name="child_level"),
    path("open/", case.child_work_open, name="child_work_open"),
    path("<uuid:work>/close/", case.child_work_close, name="child_work_close"),
    path("allocate/", case.child_allocate, name="child_allocate"),
    path("worker/<uuid:involvement>/end/", case.child_unallocate, name="child_unallocate"),
    path("hold/", case.child_hold, name="child_hold"),
    path("hold/<uuid:hold>/end/", case.child_release, name="child_release"),
    path("family-no/", agreement.child_family_no, name="child_family_no"),
    path("bar/", case.child_bar, name="child_bar"),
    path("desk/", case.child_ask_desk, name="child_ask_desk"),
    path("desk/close/", case.child_close_match, name="child_close_match"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("children/add/", across.add_child, name="add_child"),
    path("children/<uuid:child>/people/", include(_people)),
    path("children/<uuid:child>/work/", include(_work)),
    path("children/<uuid:child>/why/", case.child_why, name="child_why"),
    path("children/<uuid:child>/history/", case.child_history, name="child_history"),
    path("find/", across.find, name="find"),
    path("tasks/<uuid:task>/", across.task, name="task"),
    path("desk/matching/", across.matching_desk, name="matching_desk"),
    path("desk/matching/<uuid:duplicate>/", across.decide_match, name="decide_match"),
]
