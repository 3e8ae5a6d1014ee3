"""What somebody chose to print: its shape, its file, its letters, and the filters of the list."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from seen.apps.chronology.forms.story import StoryForm


class Shape(StrEnum):
    """How a chronology stands on paper."""

    COURT = "court"
    SECTIONS = "sections"
    TABLE = "table"


class FileKind(StrEnum):
    """What file a print is."""

    PDF = "pdf"
    WORD = "docx"


@dataclass(frozen=True, slots=True)
class Choice:
    """What to print. `query` holds the filters as the list's address does; `questions` puts open questions in."""

    shape: Shape = Shape.COURT
    file: FileKind = FileKind.PDF
    large: bool = False
    questions: bool = False
    query: str = ""

    def filters(self) -> QueryDict:
        """Return the filters as the list's form reads them. The court form begins with what is oldest."""
        found = QueryDict(self.query, mutable=True)
        if self.shape is Shape.COURT:
            found["order"] = "oldest"
        return found

    def as_query(self) -> str:
        """Return the choice as it stands in an address."""
        own = {"shape": self.shape.value, "file": self.file.value}
        own |= {name: "1" for name in ("large", "questions") if getattr(self, name)}
        return urlencode(own) + (f"&{self.query}" if self.query else "")

    def as_json(self) -> dict[str, Any]:
        """Return the choice as a job keeps it."""
        return {name: getattr(self, name) for name in self.__slots__}


def from_json(kept: dict[str, Any]) -> Choice:
    """Return a choice that a job kept."""
    return Choice(**kept | {"shape": Shape(kept["shape"]), "file": FileKind(kept["file"])})


def in_address(query: QueryDict) -> Choice:
    """Return the choice that stands in an address; what is not understood there is as if it were not chosen."""
    shape, file = query.get("shape", ""), query.get("file", "")
    return Choice(
        Shape(shape) if shape in set(Shape) else Shape.COURT,
        FileKind(file) if file in set(FileKind) else FileKind.PDF,
        "large" in query, "questions" in query, filters_in(query),
    )  # fmt: skip


def filters_in(query: QueryDict) -> str:
    """Return the filters of the list that stand in an address, encoded."""
    known = {*StoryForm.base_fields, "order"}
    return urlencode([(name, value) for name, values in query.lists() if name in known for value in values if value])
