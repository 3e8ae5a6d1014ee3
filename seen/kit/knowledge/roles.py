"""Reads what each role is for, in words."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from seen.core.access.permission import Role

ROLES = Path(__file__).parents[2] / "knowledge" / "vocabulary" / "roles.toml"


@dataclass(frozen=True, slots=True)
class RoleWords:
    """One role in words. `held_in` are the sorts of agency whose people may hold it; empty is any."""

    role: Role
    name: str
    purpose: str
    sees: str
    ask: str
    held_in: tuple[str, ...] = ()


@cache
def roles() -> Mapping[Role, RoleWords]:
    """Return every role in words, in the order of the file."""
    page = tomllib.loads(ROLES.read_text(encoding="utf-8"))
    return {
        Role(slug): RoleWords(
            Role(slug), row["name"], row["for"], row["sees"], row["ask"], tuple(row.get("held_in", ()))
        )
        for slug, row in page.items()
    }
