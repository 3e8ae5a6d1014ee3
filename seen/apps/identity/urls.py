"""Routes of the identity app. The sign-in library's are listed one by one: the rest cannot be reached."""

from django.urls import URLPattern, path

from seen.apps.identity.views import accounts, handed_over, own_account, roles, sign_in

urlpatterns: list[URLPattern] = [
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/code/", own_account.second_step, name="mfa_authenticate"),
    path("sign-in/kept/", sign_in.kept_form, name="kept_form"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("your-account/", own_account.second_step_index, name="mfa_index"),
    path("your-account/password/", own_account.change_password, name="account_change_password"),
    path("your-account/confirm/", own_account.confirm, name="account_reauthenticate"),
    path("your-account/confirm/code/", own_account.confirm_code, name="mfa_reauthenticate"),
    path("your-account/second-step/", own_account.set_up, name="mfa_activate_totp"),
    path("your-account/second-step/remove/", own_account.remove, name="mfa_deactivate_totp"),
    path("your-account/recovery-codes/", own_account.show_codes, name="mfa_view_recovery_codes"),
    path("your-account/recovery-codes/new/", own_account.new_codes, name="mfa_generate_recovery_codes"),
    path("handed-over/hide/", handed_over.hide, name="handed_over_hide"),
    path("handed-over/return/", handed_over.give_back, name="handed_over_return"),
    path("roles/", roles.index, name="roles"),
    path("accounts/", accounts.index, name="accounts"),
    path("accounts/new/", accounts.new, name="new_account"),
    path("accounts/<uuid:account>/", accounts.account, name="account"),
    path("accounts/<uuid:account>/password/", accounts.reset, name="reset_password"),
    path("accounts/<uuid:account>/close/", accounts.close, name="close_account"),
    path("accounts/<uuid:account>/roles/", accounts.give_role, name="give_role"),
    path("accounts/<uuid:account>/roles/<slug:role>/end/", accounts.end_role, name="end_role"),
    path("agencies/", accounts.agencies, name="agencies"),
]
