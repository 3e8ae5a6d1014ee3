"""Every component of the kit hangs in the gallery in each of its states, with the call that makes it."""

import re

import pytest

from seen.kit.pages.jinja import TEMPLATES
from seen.rehearsal.gallery.specimens import FOLDER, Component, components, read, specimens
from tests.builders.gallery import the_gallery

# A page has one h1: a control that is the h1 is seen on the pages that ask one thing.
NOT_TWICE_ON_A_PAGE = {"heading"}
STYLES = TEMPLATES.parent / "styles"


def calls(component: Component) -> list[str]:
    """Return how the specimens call a component."""
    written = [one.call for one in specimens() if one.component == component.name]
    return [found for call in written for found in re.findall(rf"\b{component.name}\((.*?)\)(?: ?[}}%])", call)]


@pytest.mark.parametrize("component", components(), ids=lambda one: one.name)
def test_every_component_hangs_in_the_gallery_in_each_of_its_states(component: Component) -> None:
    found = calls(component)
    assert found, f"put a call of {component.name} in {FOLDER.name}/{component.file}.html"
    for name in set(component.optional) - NOT_TWICE_ON_A_PAGE:
        assert any(_gives(call, component, name) for call in found), f"{component.name}: no specimen gives {name}"


def _gives(call: str, component: Component, name: str) -> bool:
    by_place = _places(call)
    return f"{name}=" in call or len(by_place) > component.takes.index(name)


def _places(call: str) -> list[str]:
    """Return what a call gives by place: its parts between commas that stand in no bracket and no string."""
    plain = re.sub(r'"[^"]*"', '""', call)
    while (less := re.sub(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}", "x", plain)) != plain:
        plain = less
    return [part for part in plain.split(",") if part.strip() and "=" not in part]


@pytest.mark.parametrize("name", ["tag", "notice", "button", "card"])
def test_every_look_that_the_styles_know_is_shown(name: str) -> None:
    looks = {
        look
        for path in STYLES.glob("*.scss")
        for look in re.findall(rf"\.(seen-{name}--[a-z-]+[a-z])", path.read_text())
    }
    shown = the_gallery()
    assert [look for look in looks if look not in shown] == []


def test_the_call_is_shown_as_it_is_written_and_as_what_it_gives() -> None:
    shown = the_gallery()
    assert "{{ button(&#34;Save the note&#34;) }}" in shown
    assert re.search(r"<button[^>]*>\s*Save the note\s*</button>", shown)


def test_a_specimen_is_a_comment_and_the_call_below_it() -> None:
    (one, other) = read('{% import x %}\n{# tag: red #}\n{{ tag("a") }}\n{# tag: blue #}\n{{ tag("b") }}\n')
    assert (one.component, one.state, one.call, one.before) == ("tag", "red", '{{ tag("a") }}', "{% import x %}\n")
    assert other.state == "blue"


def test_each_state_is_named_once() -> None:
    named = [(one.component, one.state) for one in specimens()]
    assert sorted(set(named)) == sorted(named)
