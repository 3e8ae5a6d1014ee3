"""The pages that stand in when a page cannot be shown tell nobody anything."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.test import RequestFactory, override_settings

from seen.core.refusals import Refusal
from seen.kit.pages import views
from seen.kit.pages.jinja import Templates

ENGINE = {
    "BACKEND": "seen.kit.pages.jinja.Templates",
    "APP_DIRS": False,
    "OPTIONS": {"environment": "seen.kit.pages.jinja.environment"},
}


@pytest.fixture
def request_of_charlie(settings) -> HttpRequest:
    settings.TEMPLATES = [ENGINE | {"DIRS": [views.__file__.replace("views.py", "templates")]}]
    return RequestFactory().get("/children/7c1e/")


def test_a_404_is_the_same_whatever_the_reason(request_of_charlie: HttpRequest) -> None:
    gone = views.not_found(request_of_charlie, Http404("Amir Example is restricted"))
    other = views.not_found(RequestFactory().get("/nothing/like/it"), Http404())
    assert (gone.status_code, gone.content, dict(gone.headers)) == (404, other.content, dict(other.headers))
    assert b"Amir" not in gone.content


HANDLERS = [
    (lambda request: views.no_permission(request, PermissionDenied("Amir Example")), 403, "Your role cannot do that"),
    (lambda request: views.not_understood(request, ValueError("Amir")), 400, "could not read"),
    (lambda request: views.form_too_old(request, "Amir"), 403, "open too long"),
    (lambda request: views.refused(request, Refusal("Say who you spoke to.")), 409, "Say who you spoke to."),
    (views.broken, 500, "The fault is ours"),
    (views.unavailable, 503, "closed for a short while"),
]


@pytest.mark.parametrize(("handler", "status", "said"), HANDLERS)
def test_charlie_is_told_what_to_do_and_nothing_else(
    handler, status: int, said: str, request_of_charlie: HttpRequest
) -> None:
    response = handler(request_of_charlie)
    page = response.content.decode()
    assert (response.status_code, response["Cache-Control"]) == (status, "no-store")
    assert said in page
    assert "Amir" not in page
    assert page.count("<h1") == 1


def test_the_engine_finds_our_templates_alone() -> None:
    asked = {"NAME": "jinja", "DIRS": [], "APP_DIRS": True, "OPTIONS": ENGINE["OPTIONS"]}
    with override_settings(INSTALLED_APPS=["seen.kit.pages", "django.forms"]):
        assert [folder.parent.name for folder in Templates(asked).template_dirs] == ["pages"]
