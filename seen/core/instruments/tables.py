"""Takes the parts of a tool's file one by one, and refuses, naming the place, what is missing or does not belong."""

import re
from collections.abc import Mapping
from typing import Any

from seen.core.refusals import Refusal

_NAMES = re.compile(r"\{([^}]*)\}|[{}]")
_KNOWN_NAMES = ("child", "carer")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class BadInstrument(Refusal):
    """A file of a tool is not as it must be. The sentence names file, area, item and grade."""


class Table:
    """One table of a file, at a place such as `neglect-toolkit/1.0.toml, area health, item teeth`."""

    def __init__(self, row: Mapping[str, Any], *, at: str) -> None:
        self.row, self.at = row, at

    def refuse(self, sentence: str) -> BadInstrument:
        """Return the refusal that says where and what."""
        return BadInstrument(f"{self.at}: {sentence}")

    def only(self, *keys: str) -> None:
        """Refuse a key that is none of these: a slip of the pen would else be passed over."""
        for key in self.row:
            if key not in keys:
                raise self.refuse(f"“{key}” is not a key here: take it out, or use one of {', '.join(keys)}.")

    def text(self, key: str, *, default: str | None = None) -> str:
        """Return a line of text; it may be left out only where there is a default."""
        value = self.row.get(key, default)
        if value is None:
            raise self.refuse(f"“{key}” is missing.")
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.refuse(f"“{key}” must be text.")
        return self.named(value)

    def named(self, text: str) -> str:
        """Return a text whose braces hold only names that can be filled in."""
        for found in _NAMES.finditer(text):
            if found.group(1) not in _KNOWN_NAMES:
                raise self.refuse(f"“{found.group(0)}” stands for nothing: write {{child}} or {{carer}} for a name.")
        return text

    def slug(self, key: str = "id") -> str:
        """Return an id: small letters, digits and hyphens."""
        value = self.text(key)
        if not SLUG.fullmatch(value):
            raise self.refuse(f"“{key}” is “{value}”: write it in small letters, digits and hyphens.")
        return value

    def texts(self, key: str, *, needed: bool = False) -> tuple[str, ...]:
        """Return a list of lines, none of them blank; empty where it is left out and not needed."""
        value = self.row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.refuse(f"“{key}” must be a list of texts, none of them blank.")
        if needed and not value:
            raise self.refuse(f"“{key}” is missing: name at least one.")
        if len(set(value)) < len(value):
            raise self.refuse(f"“{key}” says the same thing twice.")
        return tuple(self.named(each) for each in value)

    def raw_list(self, key: str) -> list[Any]:
        """Return a list as it is written, empty where it is left out."""
        value = self.row.get(key, [])
        if not isinstance(value, list):
            raise self.refuse(f"“{key}” must be a list.")
        return value

    def some_of(self, key: str, known: tuple[str, ...], *, needed: bool = False) -> tuple[str, ...]:
        """Return a list of which each is one of those known."""
        values = self.texts(key, needed=needed)
        for value in values:
            if value not in known:
                raise self.refuse(
                    f"“{key}” holds “{value}”, which is none of {', '.join(known) or 'those named above'}."
                )
        return values

    def one_of(self, key: str, known: tuple[str, ...], *, default: str | None = None) -> str:
        """Return a word that is one of those known."""
        value = self.text(key, default=default)
        if value != default and value not in known:
            raise self.refuse(f"“{key}” is “{value}”, which is none of {', '.join(known)}.")
        return value

    def whole(self, key: str, *, low: int, high: int, default: int | None = None) -> int:
        """Return a whole number within bounds, both in."""
        value = self.row.get(key, default)
        if value is None:
            raise self.refuse(f"“{key}” is missing.")
        if type(value) is not int or (value != default and not low <= value <= high):
            raise self.refuse(f"“{key}” must be a whole number from {low} to {high}.")
        return value

    def flag(self, key: str) -> bool:
        """Return true or false; false where it is left out."""
        value = self.row.get(key, False)
        if not isinstance(value, bool):
            raise self.refuse(f"“{key}” must be true or false.")
        return value

    def table(self, key: str) -> "Table":
        """Return a table within this one."""
        value = self.row.get(key)
        if not isinstance(value, dict):
            raise self.refuse(f"the table [{key}] is missing.")
        return Table(value, at=f"{self.at}, [{key}]")

    def tables(self, key: str) -> list["Table"]:
        """Return the tables of a list, each placed by its id, else by its number."""
        value = self.row.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.refuse(f"“{key}” must be written as [[{key}]].")
        return [
            Table(row, at=f"{self.at}, {_called(key)} {row.get('id', number)}") for number, row in enumerate(value, 1)
        ]

    def has(self, key: str) -> bool:
        """Answer whether the key is written here."""
        return key in self.row


def _called(key: str) -> str:
    return {"sub_area": "sub-area", "banded": "wording"}.get(key, key)
