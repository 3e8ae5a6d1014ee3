"""Confirming what alike rows of a file are. Nothing is chosen for the person but the rows, which they can untick."""

from typing import TYPE_CHECKING, Any

from django import forms

from seen.apps.chronology.forms.note_kinds import detail_field
from seen.apps.chronology.presenters.sorting import because_of, read_from, row_hint
from seen.apps.chronology.presenters.tray import row_label
from seen.apps.chronology.queries.sorting import Group
from seen.kit.pages.forms import ChooseSome, OnceForm

if TYPE_CHECKING:
    from seen.apps.chronology.models import Entry

DETAIL = "detail_"
CHOOSE = "Choose what these rows are, or say that they are none of these"


class SortForm(OnceForm):
    """What the rows of one group are. `none` in the answer: none of the kinds suggested."""

    rows = ChooseSome(label="The rows", error_messages={"required": "Choose at least one row"})
    kinds = ChooseSome(label="What are they?", help_text="Choose all that fit", required=False)
    answer = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, sent: Any = None, *, group: Group, number: int = 0) -> None:
        proposed = {DETAIL + key: value for key, (value, _) in group.proposed.items()}
        every = {"rows": [str(row.entry.id) for row in group.shown]}
        super().__init__(sent, auto_id=f"group-{number}-%s", initial={**every, **proposed})
        self.group, self.number = group, number
        self.fields["rows"].choices = [(str(row.entry.id), row_label(row.entry)) for row in group.shown]  # type: ignore[attr-defined]
        self.fields["rows"].hints = {str(row.entry.id): row_hint(row) for row in group.shown}  # type: ignore[attr-defined]
        self.fields["kinds"].choices = [(each.slug, each.label) for each in group.offered]  # type: ignore[attr-defined]
        self.fields["kinds"].hints = {each.slug: because_of(each) for each in group.offered}  # type: ignore[attr-defined]
        for key, each in group.needs.items():
            self.fields[DETAIL + key] = detail_field(each, key)
            self.fields[DETAIL + key].help_text = read_from(group.proposed.get(key, ("", ""))[1])

    @property
    def detail_fields(self) -> list[forms.BoundField]:
        """Return the questions for what the kinds must carry, each asked once for all the rows."""
        return [self[DETAIL + key] for key in self.group.needs]

    def clean(self) -> dict[str, Any]:
        """Ask for a kind, and for what each chosen kind must carry."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("answer") == "none":
            said["kinds"] = []
        elif not said.get("kinds") and "kinds" not in self.errors:
            self.add_error("kinds", CHOOSE)
        for each in self.group.offered:
            for key in each.needs if each.slug in said.get("kinds", ()) else ():
                if not said.get(DETAIL + key) and DETAIL + key not in self.errors:
                    self.add_error(DETAIL + key, f"{each.label}: say which")
        return said

    def chosen(self) -> "list[Entry]":
        """Return the rows ticked."""
        return [row.entry for row in self.group.rows if str(row.entry.id) in self.cleaned_data["rows"]]

    def details(self) -> dict[str, str]:
        """Return the details of the kinds chosen."""
        chosen = [each for each in self.group.offered if each.slug in self.cleaned_data["kinds"]]
        return {key: self.cleaned_data[DETAIL + key] for each in chosen for key in each.needs}
