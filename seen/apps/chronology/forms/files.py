"""Bringing in a file."""

import io
from typing import Any

from django import forms

from seen.kit.pages.forms import OnceForm, PlainText

ACCEPT = ".csv,.txt,.tsv,.xlsx,.docx"
ONE_OF_TWO = "Choose a file, or paste a table"
PASTED = "pasted table.txt"
LONGEST_PASTED = 500_000  # characters: below what Django takes of a form that is no file


class FileForm(OnceForm):
    """The file to bring in, or a table copied out of one. What it may be is said on the page before it is chosen."""

    file = forms.FileField(
        label="Choose the file",
        required=False,
        error_messages={
            "empty": "The file is empty. Save it again with its headings and rows",
            "missing": ONE_OF_TWO,
            "invalid": ONE_OF_TWO,
            "max_length": "Give the file a name of at most 180 characters",
        },
        max_length=180,
    )
    pasted = PlainText(
        label="Or paste a table",
        lines=4,
        longest=LONGEST_PASTED,
        required=False,
        strip=False,
        help_text="Copied from Word, a spreadsheet or an e-mail, with its row of headings",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two. Gives `table` (to be read from its start) and `name`."""
        said = super().clean() or self.cleaned_data
        chosen, pasted = said.get("file"), said.get("pasted", "")
        if "file" in self.errors or "pasted" in self.errors:
            return said
        if bool(chosen) == bool(pasted.strip()):
            self.add_error("file", ONE_OF_TWO if not chosen else "Choose a file or paste a table, and not both")
            return said
        said["table"] = chosen.file if chosen else io.BytesIO(pasted.encode())
        said["name"] = chosen.name if chosen else PASTED
        return said
