"""The short form of `script/seen soak inputs`, and proof that it would notice."""

import json
import subprocess
import sys
from datetime import date
from typing import Any

import pytest

from seen.core.dates.partial import PartialDate
from seen.core.dates.reading import Reading, Verdict
from seen.rehearsal.soak import dates

TODAY = date(2026, 11, 21)
NOTICES = """
import json
from seen.config.commands import prepare
from seen.rehearsal.installation import temporary

with temporary(database="sqlite") as installation:
    prepare.run(None)
    from unittest import mock
    from seen.rehearsal.soak import files, inputs

    told = {"honest": inputs.soak(times=120, seed=1, installation=installation)}
    with mock.patch("seen.apps.chronology.forms.amend.DisagreeForm._clean_form", side_effect=ZeroDivisionError):
        told["breaks"] = list(inputs.Forms(1).wrong(60))
    with mock.patch("seen.apps.chronology.actions.staging._store"):
        told["loses"] = list(files.wrong_with_files(20, seed=1, today=inputs.timezone.localdate()))
    print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-c", NOTICES], capture_output=True, text=True, timeout=600)
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def test_a_hundred_and_twenty_of_each_break_nothing(told: dict[str, Any]) -> None:
    assert told["honest"]["wrong"] == {"dates": [], "files": [], "forms": []}
    assert len(told["honest"]["forms"]) > 30
    assert told["honest"]["answers"].get("302", 0) > 5


def test_it_notices_a_page_that_breaks(told: dict[str, Any]) -> None:
    assert any("500" in sentence for sentence in told["breaks"])


def test_it_notices_rows_that_are_not_stored(told: dict[str, Any]) -> None:
    assert any("announced" in sentence for sentence in told["loses"])


@pytest.mark.parametrize(
    "read",
    [
        Reading(Verdict.ACCEPTED, PartialDate.day(date(2020, 5, 1)), text="1 May"),
        Reading(Verdict.ACCEPTED, PartialDate.day(date(1999, 5, 1)), text="1 May 1999"),
        Reading(Verdict.ASK, None, text="1 May"),
        Reading(Verdict.UNDATED, PartialDate.unknown(), text="1 May"),
    ],
)
def test_it_notices_a_date_that_was_invented_lost_or_asked_about_without_a_word(
    read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dates, "read_date", lambda text, **_: read)
    monkeypatch.setattr(dates.Strange, "word", lambda self: "1 May")
    assert len(list(dates.wrong_with_dates(4, seed=1, today=TODAY))) >= 4
