"""The details of an entry as the store keeps them: text, opened when a pattern first reads it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any


class Detail(Mapping[str, Any]):
    """The details of every entry of a piece that has the same: most are never opened, none is opened twice."""

    __slots__ = ("_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, Any] | None = None if text else {}

    def get(self, key: str, default: Any = None) -> Any:
        """Return a detail, the default where it is absent."""
        found = self._found
        return (self._open() if found is None else found).get(key, default)

    def _open(self) -> dict[str, Any]:
        if self._found is None:
            self._found = json.loads(self._text)
        return self._found

    def __getitem__(self, key: str) -> Any:
        return self._open()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._open())

    def __len__(self) -> int:
        return len(self._open())
