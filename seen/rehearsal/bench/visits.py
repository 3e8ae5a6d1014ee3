"""An invented person at a browser inside this process: as the service answers, without the network between."""

from django.conf import settings
from django.test import Client

from seen.apps.identity.models import User


def signed_in(name: str) -> Client:
    """Return a browser in which somebody has signed in by the rehearsal's one click."""
    host = next(iter(settings.ALLOWED_HOSTS))
    browser = Client(headers={"host": host}, raise_request_exception=False)
    answer = browser.post(f"/rehearsal/sign-in/{User.objects.get(name=name).id}/")
    if answer.status_code != 302:
        raise RuntimeError(f"Signing in as {name} answered {answer.status_code}.")
    return browser
