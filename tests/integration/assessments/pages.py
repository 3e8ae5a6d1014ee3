"""The addresses of an assessment's pages, and what a browser sends to them."""

from uuid import uuid4

from tests.builders.assessing import FOOD

AREA = "physical-care"


def page_of(viewer, assessment, rest=""):
    return f"/children/{assessment.child_id}/assessments/{assessment.id}/{rest}"


def area_of(viewer, assessment, area=AREA):
    return page_of(viewer, assessment, f"areas/{area}/")


def said(**more):
    """What a browser sends for a whole area."""
    sent = {f"{item}-grade": "2" for item in FOOD}
    words = {
        "how": ["observed"],
        "strength": "A warm coat",
        "life_now": "Hungry",
        "same_elsewhere": "yes",
        "act": "done",
    }
    return {"once": str(uuid4()), **sent, **words} | {key.replace("__", "-"): value for key, value in more.items()}


def words_of(answer):
    return answer.content.decode()
