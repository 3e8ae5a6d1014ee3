"""Parents' and young people's own sheets: handed over, answered and sent as people do; and two raters of one child."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from seen.apps.assessments import actions
from seen.apps.assessments.actions.own_sheets import HandedOver, Whose
from seen.apps.assessments.models import Assessment
from seen.apps.assessments.queries.own_sheets import OwnSheet, in_hand
from seen.apps.people.models import Adult, Child
from seen.core.access.viewer import Viewer
from tests.builders.assessing import an_area, an_assessment, an_entry, as_held, graded, saved
from tests.builders.casefile import sight_of
from tests.builders.children import NOW, TODAY
from tests.builders.staff import browser_of

SHEET, OWN, LEVELS, PIN = "home-scoresheet", "young-persons-own", "neglect-toolkit", "2580"


def handed_over(by: Viewer, child: Child, person: Adult | None = None, *, change: bool = False) -> HandedOver:
    """A device handed over for a parent's sheet, or without a person for the young person's own."""
    whose = Whose(SHEET, person.person_id) if person else Whose(OWN, child.person_id)
    return actions.hand_over(
        by, sight=sight_of(by, child), key=uuid4(), whose=whose, pin=PIN, change=change, today=TODAY, now=NOW
    )


def answers(by: Viewer, sheet: UUID, **cards: int | str) -> None:
    """Answers to cards: a number is a grade, `not_known`, `rather_talk` or blank what it says."""
    it = as_in_hand(by, sheet)
    for item, answer in cards.items():
        given = {"state": "graded", "grade": answer} if isinstance(answer, int) else {"state": answer}
        actions.answer_card(
            by, sight=it.sight, assessment=sheet, key=uuid4(), item=item.replace("_", "-"), now=timezone.now(), **given
        )


def as_in_hand(by: Viewer, sheet: UUID) -> OwnSheet:
    """A sheet as it stands in the hands of the one whose sheet it is."""
    return in_hand(by, sheet, as_of=TODAY)


def sends(by: Viewer, sheet: UUID) -> None:
    """The sheet sent."""
    actions.send_own_sheet(by, sheet=as_in_hand(by, sheet), now=NOW)


def a_sent_sheet(by: Viewer, child: Child, person: Adult | None = None, **cards: int | str) -> Assessment:
    """A sheet handed over, answered and sent."""
    sheet = handed_over(by, child, person).sheet
    answers(by, sheet, **cards)
    sends(by, sheet)
    return Assessment.objects.get(id=sheet)


def levels(
    by: Viewer, child: Child, *, area: str = "physical-care", done: bool = True, days_ago: int = 0, **grades: int
) -> Assessment:
    """The worker's own levels of one area, saved: these grades (by item, `food_and_drink=3`), and 2 for the rest."""
    made = an_assessment(by, child, instrument=LEVELS, days_ago=days_ago)
    asked = as_held(by, made).asked[area]
    items = {one.id: graded(grades.get(one.id.replace("-", "_"), 2)) for one in asked}
    worst = {item: an_entry(by, child, area=area).id for item, one in items.items() if one.grade == 4}
    items |= {item: graded(4, entries=(entry,)) for item, entry in worst.items()}
    written = an_area(area, done=done)
    saved(by, made, replace(written, items=items))
    return made


def in_somebodys_hands(by: Viewer, child: Child, choice: str) -> Client:
    """A browser that a worker has handed over, as the page does it. `choice` is a key of the form."""
    browser = browser_of(by)
    given = {"once": str(uuid4()), "whose": choice, "pin": PIN, "again": PIN}
    answer = browser.post(reverse("child_hand_over", args=[child.id]), given)
    assert answer.status_code == 302, answer.content.decode()
    return browser
