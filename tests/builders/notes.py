"""What a person sends when they note something, and the pages on which they do."""

from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.urls import reverse

from seen.apps.identity.models import User
from seen.apps.people.models import Child


def a_visitor(user: User) -> Client:
    """Return a browser in which somebody is signed in."""
    client = Client()
    client.force_login(user)
    return client


def what_is_sent(**changed: Any) -> dict[str, Any]:
    """Return a whole note as its form sends it; a field given as None is left out."""
    sent = {
        "once": str(uuid4()),
        "text": "He was hungry and asked two friends for food at break",
        "source_type": "observed",
        "worry": "worry",
        "when_choice": "today",
        "when_text": "",
    } | changed
    return {name: value for name, value in sent.items() if value is not None}


def noting(client: Client, child: Child | UUID, **changed: Any) -> Any:
    """Send a note about a child and return the answer, redirects followed."""
    about = child if isinstance(child, UUID) else child.id
    return client.post(reverse("note_about", args=[about]), what_is_sent(**changed), follow=True)
