"""Every route by name, under the guard it must carry. A route that is not here fails the tests.

`public`: anyone. `signed_in`: anyone signed in, and the query filters what they see. `needs:X`: a role must give X.
`child`: sight of the child, or the same 404 for all. A page of your own goes under its guard, in alphabetical order.
"""

GUARDS: dict[str, tuple[str, ...]] = {
    "public": (
        "accessibility",
        "account_login",
        "account_logout",
        "danger",
        "health",
        "mfa_authenticate",
        "privacy",
    ),
    "signed_in": (
        "account_change_password",
        "account_reauthenticate",
        "home",
        "kept_form",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_generate_recovery_codes",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_view_recovery_codes",
        "roles",
        "task",
    ),
    "needs:ADMINISTER": (
        "account",
        "accounts",
        "agencies",
        "close_account",
        "end_role",
        "give_role",
        "new_account",
        "reset_password",
    ),
    "child": (
        "child_address",
        "child_address_protect",
        "child_address_who",
        "child_adult",
        "child_allocate",
        "child_ask_desk",
        "child_bar",
        "child_birth",
        "child_close_match",
        "child_fact",
        "child_history",
        "child_hold",
        "child_household",
        "child_household_left",
        "child_involve",
        "child_involvement_end",
        "child_level",
        "child_name",
        "child_name_end",
        "child_number",
        "child_number_end",
        "child_people",
        "child_relationship",
        "child_release",
        "child_unallocate",
        "child_why",
        "child_work",
        "child_work_close",
        "child_work_open",
        "note_about",
    ),
    "needs:RECORD": (
        "add_child",
        "my_notes",
        "note",
        "note_not_listed",
        "note_saved",
        "note_weigh",
    ),
    "needs:READ_CHILDREN": ("find",),
    "needs:MATCH": (
        "decide_match",
        "matching_desk",
    ),
}

# Routes that exist in a rehearsal alone.
REHEARSAL: dict[str, tuple[str, ...]] = {"public": ("rehearsal", "sign_in_as")}
