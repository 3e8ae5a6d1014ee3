"""One area on one page: an answer to each item with what it rests on, then what stands for the whole area."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.core import signing

from seen.apps.assessments.forms.entries import Entries, Option
from seen.apps.assessments.queries.held import Held
from seen.apps.assessments.queries.suggested import Linkable
from seen.apps.assessments.written import ItemWritten, Written
from seen.apps.casefile.forms.fields import DayField
from seen.apps.chronology.drafts import Draft
from seen.apps.chronology.forms.note import HOW
from seen.core.dates.partial import PartialDate
from seen.core.instruments.completing import GRADED, Lack, Said, all_best, lacking, wrong
from seen.core.instruments.tool import NOT_APPLICABLE, NOT_KNOWN, Area, Item, Kind, filled
from seen.kit.pages.forms import Choose, ChooseSome, OnceForm, PlainText
from seen.kit.pages.words import day

LONGEST, SHORT = 4_000, 200
QUICK = timedelta(seconds=60)  # ux.md 3.2: every item met, in less than a minute, is worth one question
YEAR = 366
SAME = (("yes", "Yes"), ("no", "No: I will look at it again"), ("unsure", "I am not sure"))
MOVED = (("better", "Better"), ("same", "The same"), ("worse", "Worse"), ("not_known", "Not known"))
CAUSES = (
    ("landlord", "The landlord"), ("money", "Money"), ("service", "A service"), ("health", "Health"),
    ("choice", "What an adult chose"), ("not_known", "Not known"),
)  # fmt: skip
ASKED_QUICKLY = (
    "You answered quickly, and everything is met. Is there anything to add, or something that you could not see? "
    "If not, save again."
)
AREA_FIELDS = (
    "strength", "none_seen", "life_now", "life_over_time", "same_elsewhere", "parents_view", "parents_view_by",
    "narrative", "level_reason",
)  # fmt: skip


class AreaForm(OnceForm):
    """The answers of one area. Fields of an item are named `<item>-<part>`; the hidden ones say upon what it stands."""

    follows = forms.UUIDField(widget=forms.HiddenInput, required=False)
    settles = forms.UUIDField(widget=forms.HiddenInput, required=False)
    begun = forms.CharField(widget=forms.HiddenInput, required=False)
    sure = forms.CharField(widget=forms.HiddenInput, required=False)
    how = ChooseSome(
        label="How do you know what you graded here?", choices=HOW, required=False,
        help_text="For everything on this page; an item can say its own",
    )  # fmt: skip
    strength = PlainText(label="A strength that you have seen", lines=2, longest=LONGEST, required=False)
    none_seen = ChooseSome(label="Strengths", choices=(("yes", "None seen yet"),), required=False)
    life_now = PlainText(
        label="What is this like for the child, here and now?", lines=2, longest=LONGEST, required=False,
        help_text="One or two sentences, as the child could read them at 18",
    )  # fmt: skip
    life_over_time = PlainText(
        label="And if it goes on: what does it do to how they grow up?", lines=2, longest=LONGEST, required=False
    )
    parents_view = PlainText(
        label="What does a parent or carer say?", lines=2, longest=LONGEST, required=False,
        help_text="In their own words; leave it if you have not asked yet",
    )  # fmt: skip
    parents_view_by = PlainText(label="Who said it?", longest=120, required=False)
    narrative = PlainText(label="Your summary of this area", lines=4, longest=LONGEST, required=False)
    level = Choose(label="I see the whole area as", required=False)
    level_reason = PlainText(label="Why", lines=2, longest=LONGEST, required=False)
    same_elsewhere = Choose(
        label="Would I grade this the same in another family, home or neighbourhood?", choices=SAME, required=False
    )
    new_text = PlainText(
        label="Something you saw or heard that is not in the chronology yet", lines=2, longest=LONGEST, required=False,
        help_text="It is noted there, and linked here",
    )  # fmt: skip
    new_item = Choose(label="What is it evidence of?", required=False)

    def __init__(
        self,
        sent: Any,
        *,
        held: Held,
        area: Area,
        before: Written | None,
        linkable: Sequence[Linkable],
        name: str,
        today: date,
        now: datetime,
        prefix: str | None = None,
    ) -> None:
        self.held, self.area, self.today, self.now = held, area, today, now
        self.items = held.asked[area.id]
        super().__init__(sent, initial=_initial(before, self.items, now=now), prefix=prefix)
        self.graded = [item for item in self.items if item.kind is Kind.GRADED]
        self.hurried = False
        self.offered: dict[str, list[Linkable]] = {}
        for item in self.items:
            self._ask(item, linkable, name=name)
        self.fields["life_now"].label = f"What is this like for {name}, here and now?"
        self.fields["life_now"].help_text = f"One or two sentences, as {name} could read them at 18"
        levels = [(str(each.value), f"{each.value} {each.label}") for each in held.tool.grades]
        self.fields["level"].choices = [("", "As the tool says"), *levels]  # type: ignore[attr-defined]
        self.fields["new_item"].choices = [(item.id, item.title) for item in self.graded]  # type: ignore[attr-defined]

    def _ask(self, item: Item, linkable: Sequence[Linkable], *, name: str) -> None:
        wording = item.wording(self.held.row.band)
        asks = filled(wording.asks, child=name)
        if item.kind is Kind.WORDS:
            self.fields[f"{item.id}-words"] = PlainText(
                label=item.title, help_text=asks, lines=4, longest=LONGEST, required=False
            )
            return
        grades = self.held.tool.grades
        self.fields[f"{item.id}-grade"] = Choose(
            label=item.title,
            help_text=asks,
            choices=[
                *((str(each.value), f"{each.value} {each.label}") for each in grades),
                (NOT_KNOWN, "Not enough information"),
                (NOT_APPLICABLE, "Does not apply at this age, or here"),
            ],
            hints={str(each.value): filled(wording.anchor(each.value), child=name) for each in grades},
            required=False,
        )
        mine = self.initial.get(f"{item.id}-entries", ())
        self.offered[item.id] = [one for one in linkable if one.suggested or str(one.entry) in mine]
        entries = [(str(one.entry), one.text) for one in self.offered[item.id]]
        self.fields |= {
            f"{item.id}-what": PlainText(label="What do we not know yet?", lines=2, longest=LONGEST, required=False),
            f"{item.id}-who": PlainText(label="Who could tell us?", longest=SHORT, required=False),
            f"{item.id}-by": DayField(label="Ask by when?", ahead=YEAR, required=False),
            f"{item.id}-entries": Entries(label="What does it rest on?", choices=entries, required=False),
            f"{item.id}-how": ChooseSome(label="How do you know this?", choices=HOW, required=False),
            f"{item.id}-words": PlainText(label="A note on this", lines=2, longest=LONGEST, required=False),
        }
        if self.held.tool.over_time:
            self.fields[f"{item.id}-moved"] = Choose(
                label="Since the last look", choices=MOVED, required=False, initial=""
            )
        if self.held.tool.causes:
            self.fields[f"{item.id}-cause"] = Choose(label="What causes it?", choices=CAUSES, required=False)

    def entries_of(self, item: Item) -> list[Option]:
        """Return the entries that an item may rest on, as boxes to tick; the first has the id of the whole question."""
        bound = self[f"{item.id}-entries"]
        ticked = {str(value) for value in bound.value() or ()}
        return [
            Option(f"{bound.auto_id}-{at}" if at else bound.auto_id, str(one.entry), one.text, one.told,
                   str(one.entry) in ticked)
            for at, one in enumerate(self.offered[item.id])
        ]  # fmt: skip

    def linked_words(self, item: Item) -> str:
        """Return how many entries are linked to an item, to stand behind the words that open them."""
        value = self[f"{item.id}-entries"].value()
        return f" ({len(value)} linked)" if value else ""

    def opened(self, *names: str) -> bool:
        """Answer whether a folded part stands open: something in it is wrong or was written."""
        return any(name in self.errors or self[name].value() not in ("", None, []) for name in names)

    @property
    def finishing(self) -> bool:
        """Answer whether the area is called done, rather than left for later."""
        return self.data.get("act") != "later"

    def clean(self) -> dict[str, Any]:
        """Ask the rules that the action asks; then, once, whether quick answers were meant."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        written = self.written()
        said = {item: one.said for item, one in written.items.items()}
        if found.get("new_text") and not found.get("new_item"):
            self.add_error("new_item", "Choose what it is evidence of")
        elif found.get("new_text"):
            item = found["new_item"]
            said[item] = _one_more(said.get(item, ItemWritten().said))
        self._say(wrong(self.held.tool, self.items, said, written.said, today=self.today))
        if self.finishing:
            self._say(lacking(self.items, said, written.said))
        self.hurried = not self.errors and self.finishing and all_best(self.items, said) and self._was_quick(found)
        if self.hurried:
            kept: Any = self.data
            self.data = kept.copy()
            self.data["sure"] = "1"  # type: ignore[index]
        return found

    def _say(self, lacks: Iterable[Lack]) -> None:
        for lack in lacks:
            name = self._field(lack)
            if name not in self.errors:
                self.add_error(name, lack.sentence)

    def _field(self, lack: Lack) -> str:
        if lack.field == "how":
            return "how"
        return f"{lack.item}-{PART_OF[lack.field]}" if lack.item else lack.field

    def _was_quick(self, found: dict[str, Any]) -> bool:
        if found.get("sure"):
            return False
        try:
            begun = signing.loads(found.get("begun", ""))
        except signing.BadSignature:
            return False
        return self.now.timestamp() - float(begun) < QUICK.total_seconds()

    def written(self) -> Written:
        """Return what was written, as the action takes it."""
        found = self.cleaned_data
        own = {name: found.get(name) or "" for name in AREA_FIELDS if name != "none_seen"}
        level = found.get("level")
        return Written(
            area=self.area.id,
            items={item.id: self._item(item) for item in self.items},
            none_seen=bool(found.get("none_seen")),
            level=int(level) if level else None,
            done=self.finishing,
            follows=found.get("follows"),
            settles=found.get("settles"),
            **own,
        )

    def noted(self) -> Draft | None:
        """Return what was seen and stands in no chronology yet, as an entry's draft."""
        text = self.cleaned_data.get("new_text")
        if not text:
            return None
        how = self.cleaned_data.get("how") or ["observed"]
        on = PartialDate.day(self.held.row.on)
        return Draft(kind="note.observation", on=on, text=text, source_type=how[0], areas=(self.area.care,))

    def _item(self, item: Item) -> ItemWritten:
        def said(part: str, none: Any = "") -> Any:
            return self.cleaned_data.get(f"{item.id}-{part}") or none

        answer = said("grade")
        grade = int(answer) if answer.isdigit() else None
        state = GRADED if grade else answer
        unknown = state == NOT_KNOWN
        return ItemWritten(
            state=state,
            grade=grade,
            how=tuple(said("how", self.cleaned_data.get("how") or ())) if grade else (),
            cause=said("cause"),
            moved=said("moved"),
            words=said("words"),
            unknown_what=said("what") if unknown else "",
            unknown_who=said("who") if unknown else "",
            unknown_by=said("by", None) if unknown else None,
            entries=tuple(UUID(entry) for entry in said("entries", ())),
        )


PART_OF = {"grade": "grade", "what": "what", "who": "who", "by": "by", "evidence": "entries"}


def _one_more(said: Said) -> Said:
    """Count what is noted with this save among what an answer rests on."""
    return replace(said, evidence=said.evidence + 1)


def _initial(before: Written | None, items: Iterable[Item], *, now: datetime) -> dict[str, Any]:
    """Return what the page begins with: what stands, never what was answered another time."""
    begun: dict[str, Any] = {"begun": signing.dumps(now.timestamp())}
    if before is None:
        return begun
    begun |= {name: getattr(before, name) for name in AREA_FIELDS if name != "none_seen"}
    begun |= {"none_seen": ["yes"] if before.none_seen else [], "level": str(before.level or "")}
    ways = {before.items[item.id].how for item in items if item.id in before.items and before.items[item.id].grade}
    shared = next(iter(ways)) if len(ways) == 1 else ()
    begun["how"] = list(shared)
    for item in items:
        one = before.items.get(item.id, ItemWritten())
        begun |= {
            f"{item.id}-grade": str(one.grade) if one.grade else one.state,
            f"{item.id}-what": one.unknown_what,
            f"{item.id}-who": one.unknown_who,
            f"{item.id}-by": day(one.unknown_by) if one.unknown_by else "",
            f"{item.id}-entries": [str(entry) for entry in one.entries],
            f"{item.id}-how": [] if one.how == shared else list(one.how),
            f"{item.id}-words": one.words,
            f"{item.id}-moved": one.moved,
            f"{item.id}-cause": one.cause,
        }
    return begun
