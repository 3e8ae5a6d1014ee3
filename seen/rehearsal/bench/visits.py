"""Invented people at a browser inside this process: as the service answers, without the network between."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from seen.apps.identity.models import User

LINK = re.compile(r'<a [^>]*href="(/[^"#?]*)')
LEFT_OUT = {"account_logout", "kept_form"}  # the one ends the visit, the other is reached by a form alone


@dataclass(frozen=True)
class Visit:
    """A page that somebody reached by following links."""

    name: str
    route: str
    path: str
    browser: Client

    def view(self) -> HttpResponse:
        """Open the page again."""
        answer = self.browser.get(self.path)
        if answer.status_code >= 400:
            raise RuntimeError(f"{self.path} answered {answer.status_code} to {self.name}.")
        return answer  # type: ignore[return-value]


def signed_in(name: str) -> Client:
    """Return a browser in which somebody has signed in by the rehearsal's one click."""
    browser = Client(headers={"host": next(iter(settings.ALLOWED_HOSTS))}, raise_request_exception=False)
    answer = browser.post(f"/rehearsal/sign-in/{User.objects.get(name=name).id}/")
    if answer.status_code != 302:
        raise RuntimeError(f"Signing in as {name} answered {answer.status_code}.")
    return browser


def pages_reached(name: str) -> list[Visit]:
    """Return one page of each route that somebody reaches from home by following links."""
    browser, waiting, met = signed_in(name), ["/"], {"/"}
    found: dict[str, Visit] = {}
    while waiting:
        path = waiting.pop(0)
        route = _route(path)
        if route is None or route in LEFT_OUT or route in found:
            continue
        answer = browser.get(path)
        if answer.status_code >= 500:
            raise RuntimeError(f"{path} answered {answer.status_code} to {name}.")
        if answer.status_code != 200:
            if answer.status_code == 302 and answer["Location"] not in met:
                waiting.append(answer["Location"].partition("?")[0])
            continue
        found[route] = Visit(name, route, path, browser)
        if not answer.streaming and "html" in answer["Content-Type"]:
            links = [link for link in LINK.findall(answer.content.decode()) if link not in met]
            met.update(links)
            waiting.extend(links)
    return list(found.values())


def _route(path: str) -> str | None:
    try:
        return resolve(path).url_name
    except Resolver404:
        return None
