"""EVENTS.csv and children.csv: what is read, what is filled in, and how bad input is refused."""

from datetime import date

import pytest

from seen.core.dates.partial import PartialDate, Precision
from seen.core.refusals import Refusal
from seen.integrations.event_files.children import read_children
from seen.integrations.event_files.events import read_events

HEADER = "ref,child,on,kind,agency"
ALL = HEADER + ",until,recorded,source_type,polarity,severity,areas,person,text,same_as,detail"
GOOD = "a,c1,2026-01-12,food.concern,school"


@pytest.fixture
def events(tmp_path):
    def read(*lines: str, encoding="utf-8"):
        path = tmp_path / "events.csv"
        path.write_bytes("\n".join(lines).encode(encoding))
        return read_events(path)

    return read


@pytest.fixture
def children(tmp_path):
    def read(*lines: str):
        path = tmp_path / "children.csv"
        path.write_text("\n".join(lines))
        return read_children(path)

    return read


class TestEvents:
    def test_blank_cells_take_the_kinds_defaults(self, events):
        (event,) = events(HEADER, GOOD)["c1"]
        assert event.on == PartialDate.day(date(2026, 1, 12))
        assert (event.polarity, event.severity, event.areas, event.agency_type) == (-1, 1, ("physical-care",), "school")
        assert (event.until, event.recorded, event.detail, event.same_as, event.text) == (None, None, {}, "", "")

    def test_an_urgent_appointment_weighs_more(self, events):
        line = 'a,c1,2026-01-12,appointment.not_brought,gp,,,,,,,,,,"{""service"": ""gp"", ""urgency"": ""%s""}"'
        assert events(ALL, line % "urgent")["c1"][0].severity == 2
        assert events(ALL, line % "soon")["c1"][0].severity == 1

    def test_columns_are_taken_as_given(self, events):
        line = 'a,c1,2026-01,note.observation,school-oakfield,2026-02-01,2026-03-01,observed,0,3, health | system ,Jo,"Said ""no"",\nthen yes",z,"{""about"": [1], ""new"": null}"'  # noqa: E501
        (event,) = events(ALL, line)["c1"]
        assert event.on.precision is Precision.MONTH
        assert (event.until, event.recorded) == (date(2026, 2, 1), date(2026, 3, 1))
        assert (event.source_type, event.polarity, event.severity) == ("observed", 0, 3)
        assert event.areas == ("health", "system")
        assert (event.agency, event.agency_type) == ("school-oakfield", "school")
        assert event.text == 'Said "no",\nthen yes'
        assert (event.person, event.same_as, event.detail) == ("Jo", "z", {"about": [1], "new": None})

    @pytest.mark.parametrize(
        ("text", "precision"), [("", "unknown"), ("2026", "year"), ("spring 2024", "season"), ("6 March 2023", "day")]
    )
    def test_dates_as_people_know_them(self, events, text, precision):
        (event,) = events(HEADER, f"a,c1,{text},food.concern,school")["c1"]
        assert event.on.precision == precision

    def test_dates_after_any_date_asked_about(self, events):
        assert events(HEADER, "a,c1,2031-01-12,food.concern,school")["c1"][0].day == date(2031, 1, 12)

    def test_with_a_byte_order_mark_in_any_order_and_with_empty_rows(self, events):
        found = events("child,ref,agency,kind,on", "c1,é,gp,food.concern,2026-01-12", ",,,,", "", encoding="utf-8-sig")
        assert found["c1"][0].ref == "é"

    def test_a_ref_is_unique_for_each_child(self, events):
        assert set(events(HEADER, GOOD, GOOD.replace("c1", "c2"))) == {"c1", "c2"}
        with pytest.raises(Refusal, match="row 3, ref: “a” stands in row 2 too"):
            events(HEADER, GOOD, GOOD)

    @pytest.mark.parametrize(
        ("cells", "sentence"),
        [
            ({"ref": ""}, "row 2, ref: it is blank"),
            ({"child": " "}, "row 2, child: it is blank"),
            ({"on": "31/04/2023"}, "row 2, on: “31/04/2023” is not a day in the calendar"),
            ({"on": "2026-02-30"}, "row 2, on: “2026-02-30” is not a day in the calendar"),
            ({"on": "06/03/23"}, "row 2, on: “06/03/23” has a year of two digits"),
            ({"kind": ""}, "row 2, kind: it is blank"),
            ({"kind": "food.concerns"}, "row 2, kind: there is no kind “food.concerns”; is it food.concern?"),
            ({"kind": "zzz"}, "row 2, kind: there is no kind “zzz”."),
            ({"agency": ""}, "row 2, agency: it is blank"),
            ({"agency": "schol"}, "row 2, agency: “schol” is not an agency type"),
            ({"agency": "School"}, "row 2, agency: “School” is not"),
            ({"until": "soon"}, "row 2, until: “soon” is not a day; write it as 2026-01-31."),
            ({"until": "2026-01-11"}, "row 2, until: 2026-01-11 is before the event began"),
            ({"recorded": "20260111"}, "row 2, recorded: “20260111” is not a day"),
            ({"recorded": "2026-13-11"}, "row 2, recorded: “2026-13-11” is not a day"),
            ({"source_type": "heard"}, "row 2, source_type: “heard” is not one of observed, "),
            ({"polarity": "2"}, "row 2, polarity: “2” is not a whole number from -1 to 1"),
            ({"polarity": "bad"}, "row 2, polarity: “bad” is not a whole number"),
            ({"polarity": "--1"}, "row 2, polarity: “--1” is not a whole number"),
            ({"severity": "4"}, "row 2, severity: “4” is not a whole number from 0 to 3"),
            ({"severity": "1" * 99}, "row 2, severity: “1111"),
            ({"areas": "health|play"}, "row 2, areas: “play” is not an area of care: physical-care"),
            ({"detail": "[1]"}, "row 2, detail: it is not a JSON object"),
            ({"detail": "{"}, "row 2, detail: it is not a JSON object"),
            ({"detail": "[" * 9999}, "row 2, detail: it is not a JSON object"),
            ({"detail": '"{""a"": NaN}"'}, "row 2, detail: it is not a JSON object"),
            ({"detail": '"{""a"": 1, ""a"": 2}"'}, "row 2, detail: it is not a JSON object"),
            ({"kind": "appointment.attended"}, "row 2, detail: appointment.attended needs “service”."),
            ({"detail": '"{""cause"": ""idle""}"'}, "row 2, detail: “cause” must be one of landlord, money"),
            ({"detail": '"{""cause"": []}"'}, "row 2, detail: “cause” must be one of landlord, money"),
            ({"kind": "level.changed", "detail": '"{""from"": ""x"", ""to"": ""universal""}"'},
             "row 2, detail: “from” must be one of universal, "),
            ({"kind": "level.changed", "detail": '"{""from"": ""universal"", ""to"": ""universal"", ""interval"": 0}"'},
             "row 2, detail: “interval” must be a whole number of days"),
            ({"text": "x", "detail": "{},,,more"}, "row 2, detail: there is more after it"),
        ],
    )  # fmt: skip
    def test_bad_input_names_file_row_and_field(self, events, cells, sentence):
        good = dict(zip(HEADER.split(","), GOOD.split(","), strict=True))
        row = ",".join((good | cells).get(field, "") for field in ALL.split(","))
        with pytest.raises(Refusal) as refused:
            events(ALL, row)
        assert str(refused.value).startswith(f"events.csv, {sentence}")
        assert "\n" not in str(refused.value)

    def test_a_good_interval(self, events):
        detail = '"{""from"": ""universal"", ""to"": ""looked_after"", ""interval"": 7}"'
        line = f"a,c1,2026-01-12,level.changed,gp,,,,,,,,,,{detail}"
        assert events(ALL, line)["c1"][0].detail["interval"] == 7

    @pytest.mark.parametrize(
        ("lines", "sentence"),
        [
            (["", GOOD], "events.csv, row 1, ref: the column is missing"),
            ([], "events.csv is empty"),
            (["ref,child,on,kind"], "events.csv, row 1, agency: the column is missing"),
            ([HEADER + ",notes"], "events.csv, row 1, notes: there is no such column"),
            ([HEADER + ","], "events.csv, row 1, blank: there is no such column"),
            ([HEADER + ",text,text"], "events.csv, row 1, text: the column stands twice"),
            ([HEADER, 'a,c1,"2026-01-12'], "events.csv, row 2: it is not CSV that can be read"),
        ],
    )
    def test_a_bad_header_or_file(self, events, lines, sentence, tmp_path):
        with pytest.raises(Refusal) as refused:
            events(*lines)
        assert str(refused.value).startswith(sentence)

    def test_not_utf_8(self, events):
        with pytest.raises(Refusal, match=r"events\.csv is not in UTF-8"):
            events(HEADER, GOOD + "é", encoding="latin-1")

    def test_no_file(self, tmp_path):
        with pytest.raises(Refusal, match=r"none\.csv cannot be read: No such file"):
            read_events(tmp_path / "none.csv")

    def test_a_short_row_is_blank_where_it_ends(self, events):
        assert events(ALL, GOOD)["c1"][0].text == ""


class TestChildren:
    HEADER = "child,born,due,sex,gestation_days,household,disabled,communicates,level"

    def test_a_child(self, children):
        found = children(self.HEADER, "c1,2020-02-29,,female,259,h1,Yes,other,early_help", "c2,,2026-09-01,,,,no,,")
        one, two = found["c1"], found["c2"]
        assert (one.child.born, one.child.sex, one.child.gestation_days) == (date(2020, 2, 29), "female", 259)
        assert (one.child.disabled, one.child.communicates, one.child.level) == (True, "other", "early_help")
        assert (one.household, two.household) == ("h1", "")
        assert (two.child.born, two.child.due, two.child.disabled) == (None, date(2026, 9, 1), False)
        assert two.child.gestation_days is None

    def test_only_the_reference_is_needed(self, children):
        assert children("child", "c1")["c1"].child.disabled is None

    @pytest.mark.parametrize(
        ("row", "sentence"),
        [
            (",2020-01-01,,,,,,,", "row 2, child: it is blank"),
            ("c1,2020-02-30,,,,,,,", "row 2, born: “2020-02-30” is not a day"),
            ("c1,,soon,,,,,,", "row 2, due: “soon” is not a day"),
            ("c1,,,,37,,,,", "row 2, gestation_days: “37” is not a whole number from 100 to 320"),
            ("c1,,,,,,perhaps,,", "row 2, disabled: “perhaps” is neither yes nor no"),
            ("c1,,,,,,,signs,", "row 2, communicates: “signs” is not one of words, other"),
            ("c1,,,,,,,,high", "row 2, level: “high” is not one of universal"),
            ("c1,,,,,,,,\nc1,,,,,,,,", "row 3, child: “c1” stands twice"),
        ],
    )
    def test_bad_input(self, children, row, sentence):
        with pytest.raises(Refusal) as refused:
            children(self.HEADER, row)
        assert str(refused.value).startswith(f"children.csv, {sentence}")
