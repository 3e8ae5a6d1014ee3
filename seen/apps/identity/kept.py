"""A form posted after its session ended: it travels encrypted through sign-in and back to the same person alone."""

import json
from dataclasses import dataclass

from django.http import HttpRequest

from seen.kit.access.sealed import seal, unseal

PURPOSE = "kept-form"
HOURS = 12
# Passwords, codes and PINs do not travel; nor do a family's words, which no worker reads before they are sent.
NEVER_KEPT = ("account_", "mfa_", "handed_over")


@dataclass(frozen=True, slots=True)
class Kept:
    """What was posted: where to, each field with its values in order, and the names of files left behind."""

    path: str
    fields: tuple[tuple[str, tuple[str, ...]], ...]
    files: tuple[str, ...] = ()

    @property
    def typed(self) -> list[str]:
        """Return the values that a person wrote, longest first, so that they can see nothing is lost."""
        every = {value for name, values in self.fields if name != "once" for value in values}
        return sorted((value for value in every if " " in value.strip()), key=len, reverse=True)


def keep(request: HttpRequest, *, owner: str) -> str:
    """Return what was posted, sealed for one person; nothing where there is nothing, or nobody, to keep it for."""
    match = request.resolver_match
    if not owner or match is None or str(match.url_name).startswith(NEVER_KEPT):
        return ""
    fields = [[name, values] for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"]
    if not fields:
        return ""
    page = {"owner": owner, "path": request.get_full_path(), "fields": fields, "files": list(request.FILES)}
    return seal(json.dumps(page, ensure_ascii=False), purpose=PURPOSE)


def opened(sealed: str, *, owner: str) -> Kept | None:
    """Return what was kept if it is this person's and under twelve hours old; else None, whatever the reason."""
    text = unseal(sealed, purpose=PURPOSE, seconds=HOURS * 60 * 60)
    page = json.loads(text) if text else None
    if page is None or page["owner"] != owner:
        return None
    fields = tuple((name, tuple(values)) for name, values in page["fields"])
    return Kept(page["path"], fields, tuple(page["files"]))
