"""The results of a child's assessments as files: signed ones, as far as the viewer may see them."""

import csv
import io
import json

import pytest
from django.urls import reverse

from seen.kit.knowledge.instruments import sha256_of
from tests.builders.assessing import TOOL, a_tool_file, an_area, an_assessment, graded, saved, signed, unknown

pytestmark = pytest.mark.django_db
ROUTES = ("assessment_results_csv", "assessment_results_json")


@pytest.fixture
def amir_assessed(alice, amir):
    made = an_assessment(alice, amir)
    saved(alice, made, an_area(items={"food": graded(3, how=("observed", "child_said")), "sleep": unknown()}))
    signed(alice, made)
    return amir


@pytest.fixture
def visit(client):
    def visit(who, route, child):
        from seen.apps.identity.models import User

        client.force_login(User.objects.get(id=who.id))
        return client.get(reverse(route, args=[child.id]))

    return visit


def test_the_table_has_id_version_and_digest_on_every_row(visit, bob, amir_assessed):
    answer = visit(bob, "assessment_results_csv", amir_assessed)
    assert "amir" not in answer["Content-Disposition"].lower()
    rows = list(csv.DictReader(io.StringIO(answer.content.decode().removeprefix("\ufeff"))))
    assert {(row["Instrument"], row["Version"], row["SHA-256"]) for row in rows} == {
        (TOOL, "1.0", sha256_of(TOOL, "1.0"))
    }
    assert [row["Id"] for row in rows] == ["physical-care", "food", "clothes", "warmth", "washing", "sleep"]
    assert (rows[0]["Grade"], rows[0]["Decided by"], rows[0]["Not known"]) == ("3", "food", "1")


def test_json_says_what_decided(visit, bob, amir_assessed):
    (found,) = json.loads(visit(bob, "assessment_results_json", amir_assessed).content)["results"]
    assert found["sha256"] == sha256_of(TOOL, "1.0")
    assert found["results"]["areas"] == {"physical-care": {"grade": 3, "decided_by": ["food"], "not_known": 1}}
    assert found["answers"]["food"]["how"] == ["observed", "child_said"]


def test_the_list_of_assessments_leads_to_both_files(visit, alice, amir_assessed):
    said = visit(alice, "child_assessments", amir_assessed).content.decode()
    assert all(reverse(route, args=[amir_assessed.id]) in said for route in ROUTES)
    assert reverse("tools") in visit(alice, "assessment_choose", amir_assessed).content.decode()


def test_what_is_not_signed_is_not_in_it(visit, alice, amir):
    saved(alice, an_assessment(alice, amir))
    assert json.loads(visit(alice, "assessment_results_json", amir).content) == {"results": []}


def test_a_closed_sheet_is_not_in_anothers_file(visit, alice, bob, amir, tools):
    a_tool_file(tools, tool="closed-tool", audience="closed")
    made = an_assessment(alice, amir, instrument="closed-tool")
    saved(alice, made)
    signed(alice, made)
    assert json.loads(visit(bob, "assessment_results_json", amir).content) == {"results": []}
    assert len(json.loads(visit(alice, "assessment_results_json", amir).content)["results"]) == 1


@pytest.mark.parametrize("route", ROUTES)
def test_charlie_is_refused(visit, charlie, amir_assessed, route):
    answer = visit(charlie, route, amir_assessed)
    assert answer.status_code == 404
    assert "food" not in answer.content.decode()
