"""Each clock counted by hand, and the command that prints them."""

import json
from datetime import date

import pytest

from seen.config.commands.dispatch import main
from seen.core.dates.clocks import due
from seen.core.dates.working_days import OutsideCalendar
from seen.kit.knowledge.load import load
from seen.kit.knowledge.pathways import clocks, england

DUE = """
referral-decision  | 2023-03-06 | 2023-03-07
referral-decision  | 2023-03-10 | 2023-03-13
referral-decision  | 2023-03-11 | 2023-03-13
assessment         | 2023-03-06 | 2023-05-12
initial-conference | 2023-03-06 | 2023-03-27
initial-conference | 2023-03-31 | 2023-04-25
core-group         | 2023-12-15 | 2024-01-03
review-first       | 2023-03-06 | 2023-06-06
review-first       | 2023-11-30 | 2024-02-29
review-next        | 2023-08-31 | 2024-02-29
transfer-in        | 2023-03-06 | 2023-03-27
"""


@pytest.mark.parametrize(("name", "start", "end"), [line.split("|") for line in DUE.strip().splitlines()])
def test_due(name: str, start: str, end: str) -> None:
    answer = due(clocks()[name.strip()], start=date.fromisoformat(start.strip()), calendar=england())
    assert answer.due == date.fromisoformat(end.strip())


def test_every_clock_names_its_edition() -> None:
    assert list(clocks()) == [
        "referral-decision", "assessment", "initial-conference", "core-group", "review-first", "review-next",
        "transfer-in",
    ]  # fmt: skip
    assert all("Working Together to Safeguard Children 2023" in clock.source for clock in clocks().values())


def test_how_it_was_counted() -> None:
    def counted(name: str, start: date) -> str:
        return due(clocks()[name], start=start, calendar=england()).counted

    assert counted("referral-decision", date(2023, 3, 11)) == (
        "1 working day after 11 March 2023, which is day 0; day 1 is 13 March 2023; "
        "1 day that is not worked was passed over."
    )
    assert counted("core-group", date(2023, 12, 15)) == (
        "10 working days after 15 December 2023, which is day 0; day 1 is 18 December 2023; "
        "9 days that are not worked were passed over."
    )
    assert counted("referral-decision", date(2023, 3, 6)) == (
        "1 working day after 6 March 2023, which is day 0; day 1 is 7 March 2023."
    )
    assert counted("review-first", date(2023, 3, 6)) == "3 calendar months after 6 March 2023."
    assert counted("review-first", date(2023, 7, 7)) == (
        "3 calendar months after 7 July 2023. It is not a working day: the last one before it is 6 October 2023."
    )


@pytest.mark.parametrize("start", [date(2030, 12, 20), date(2031, 1, 1), date(9999, 12, 31), date(1999, 12, 31)])
@pytest.mark.parametrize("name", ["assessment", "review-next"])
def test_beyond_the_bank_holidays_is_refused(name: str, start: date) -> None:
    with pytest.raises(OutsideCalendar):
        due(clocks()[name], start=start, calendar=england())


class TestTheCommand:
    def test_it_prints_the_answer(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["clock", "assessment", "--from", "2023-03-06"]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert (printed["name"], printed["from"], printed["due"]) == ("assessment", "2023-03-06", "2023-05-12")
        assert printed["counted"].startswith("45 working days after 6 March 2023")
        assert "2023" in printed["source"]

    @pytest.mark.parametrize(
        ("name", "start", "says"),
        [
            ("asessment", "2023-03-06", "There is no clock “asessment”"),
            ("assessment", "31/04/2023", "write it as 2023-03-06"),
            ("assessment", "2023-02-29", "write it as 2023-03-06"),
            ("assessment", "2030-12-20", "bank holidays of 2031"),
        ],
    )
    def test_bad_input_is_one_sentence(
        self, capsys: pytest.CaptureFixture[str], name: str, start: str, says: str
    ) -> None:
        assert main(["clock", name, "--from", start]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert says in printed.err
        assert printed.err.count("\n") == 1


def test_what_is_loaded_cannot_be_changed() -> None:
    table = load("pathways/clocks")
    with pytest.raises(TypeError):
        table["clock"] = {}  # type: ignore[index]
