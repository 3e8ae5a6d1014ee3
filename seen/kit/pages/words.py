"""Dates, counts, names and addresses as pages write them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import timezone
from markupsafe import Markup, escape


def day(on: date) -> str:
    """Return 3 May 2024."""
    at = _here(on) if isinstance(on, datetime) else on
    return f"{at.day} {at:%B} {at.year}"


def month(on: date) -> str:
    """Return May 2024."""
    return f"{on:%B} {on.year}"


def clock(at: datetime | time) -> str:
    """Return 4:05pm, in the time of this country."""
    local = _here(at) if isinstance(at, datetime) else at
    return f"{local.hour % 12 or 12}:{local.minute:02}{'am' if local.hour < 12 else 'pm'}"


def moment(at: datetime) -> str:
    """Return 3 May 2024 at 4:05pm."""
    return f"{day(at)} at {clock(at)}"


def _here(at: datetime) -> datetime:
    return timezone.localtime(at) if timezone.is_aware(at) else at


def plural(count: int, one: str, many: str = "") -> str:
    """Return `1 child`, `3 children`, `1,204 notes`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def bdi(text: object) -> Markup:
    """Return a name set apart, so that a right-to-left one does not turn its surroundings about."""
    return Markup("<bdi>{}</bdi>").format(escape(text))


def tel(number: str) -> str:
    """Return the address that rings a number."""
    return "tel:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")


def joined(words: Iterable[str], last: str = "and") -> str:
    """Return `a, b and c`."""
    *most, end = [str(word) for word in words] or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def with_query(query: QueryDict | Mapping[str, str], **changed: object) -> str:
    """Return `?...` with some keys changed and the rest kept; a key given as None is left out."""
    kept = query.lists() if isinstance(query, QueryDict) else ((key, [value]) for key, value in query.items())
    pairs = [(key, value) for key, values in kept if key not in changed for value in values]
    pairs += [(key, str(value)) for key, value in changed.items() if value is not None]
    return "?" + urlencode(pairs)
