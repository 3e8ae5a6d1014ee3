"""Copies of assessments for the family: their pages, and copies as they were given and answered."""

import re
from uuid import uuid4

from django.urls import reverse

from seen.apps.assessments.actions import Given, keep_copy, keep_response
from tests.builders.assessing import as_held
from tests.builders.casefile import sight_of
from tests.builders.children import NOW, TODAY
from tests.builders.staff import browser_of

SURE = {"sure": ["read", "safe"]}


def at(name, made, *more, **query):
    """The address of one of the pages."""
    address = reverse(name, args=[made.child_id, made.id, *more])
    return address + ("?" + "&".join(f"{key}={value}" for key, value in query.items()) if query else "")


def opens(by, name, made, *more, **query):
    """The answer to opening one."""
    return browser_of(by).get(at(name, made, *more, **query))


def sends(by, name, made, /, *more, whom=None, **told):
    """The answer to sending a form; `whom` is whom the copy is for."""
    query = {"to": whom} if whom else {}
    return browser_of(by).post(at(name, made, *more, **query), {"once": str(uuid4()), **told})


def every_line(made, by, to):
    """The key of each line that is proposed."""
    page = opens(by, "assessment_copy", made, to=to).content.decode()
    return re.findall(r'name="lines"[^>]*value="([^"]+)"', page)


def people(by, made):
    """The names of those whom a copy can be for."""
    return set(re.findall(r'\?to=[^"]+">([^<]+)<', opens(by, "assessment_copy", made).content.decode()))


def given(to, on=TODAY, **more):
    """How a copy was given."""
    return Given(**{"to": to, "on": on, "how": "paper", "text_code": "3f9a 21c4"} | more)


def kept(by, made, to, *, key=None, **more):
    """A copy that was given."""
    held = as_held(by, made)
    return keep_copy(
        by, sight=sight_of(by, held.row.child), assessment=made.id, key=key or uuid4(), given=given(to, **more),
        today=TODAY, now=NOW,
    )  # fmt: skip


def answered(by, made, copy, *, key=None, **more):
    """What somebody said of their copy."""
    told = {"view": "partly", "words": "It was one week.", "on": TODAY} | more
    return keep_response(
        by, sight=sight_of(by, as_held(by, made).row.child), assessment=made.id, copy=copy, key=key or uuid4(),
        today=TODAY, now=NOW, **told,
    )  # fmt: skip
