"""Two or three accounts of one fall, and what people say of them."""

import re
from uuid import uuid4

from seen.apps.casefile.queries import sight as sight_of
from seen.apps.chronology.actions.same_event import join_accounts, say_apart
from seen.apps.chronology.queries.same_event import same_events
from tests.builders.entries import NOW, TODAY

FALL = "Fell from the climbing frame in the park, cut to forehead, glued."
TOLD = "Came in with a glued forehead, fell off the climbing frame."
ALSO = "Mother rang: forehead glued at hospital after a fall from the climbing frame."


def sees(scene, user):
    return sight_of(user.as_viewer(), scene.amir.id, as_of=TODAY)


def waiting(scene, user, as_of=TODAY):
    found = same_events(sees(scene, user), as_of=as_of).waiting
    return [{row.id for row in group.rows} for group in found]


def keys(*entries):
    return [entry.id for entry in entries]


def act(does, scene, user, **more):
    about = {"once": uuid4(), "now": NOW} | more
    return does(user.as_viewer(), sight=sees(scene, user), **about)


def joins(scene, user, *entries, **more):
    return act(join_accounts, scene, user, accounts=keys(*entries), why="One fall.", **more)


def apart(scene, user, *entries, **more):
    return act(say_apart, scene, user, accounts=keys(*entries), why="Two falls.", **more)


def body(response):
    return re.sub(r'(csrfmiddlewaretoken" value=")\w+|(once" value=")[\w-]+', r"\1\2", response.content.decode())


def group_of(response):
    """What the first group's form would send."""
    page = response.content.decode()
    key = re.search(r'name="group" value="(\w+)"', page).group(1)
    accounts = re.findall(rf'name="{key}-accounts"[^>]*value="([\w-]+)"', page)
    once = re.search(rf'name="{key}-once"[^>]*value="([\w-]+)"', page).group(1)
    return {"group": key, f"{key}-accounts": accounts, f"{key}-once": once}
