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
    "child": (),
}

# Routes that exist in a rehearsal alone.
REHEARSAL: dict[str, tuple[str, ...]] = {"public": ("rehearsal", "sign_in_as")}
