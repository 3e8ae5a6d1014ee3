"""Bringing in a file."""

from django import forms

from seen.kit.pages.forms import OnceForm

ACCEPT = ".csv,.txt,.tsv,.xlsx,.docx"


class FileForm(OnceForm):
    """The file to bring in. What it may be is said on the page before it is chosen."""

    file = forms.FileField(
        label="Choose the file",
        error_messages={
            "required": "Choose a file",
            "empty": "The file is empty. Save it again with its headings and rows",
            "missing": "Choose a file",
            "invalid": "Choose a file",
            "max_length": "Give the file a name of at most 180 characters",
        },
        max_length=180,
    )
