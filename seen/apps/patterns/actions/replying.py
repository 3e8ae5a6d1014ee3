"""What somebody of the family says of a question about them: kept with it, in their own words."""

from datetime import date, datetime

from seen.apps.patterns.models import Reply, Version
from seen.core.access.permission import Permission
from seen.core.access.viewer import Viewer
from seen.core.patterns.reply import shown_to_family
from seen.core.refusals import Refusal
from seen.kit.actions import action, current


class NotAReply(Refusal):
    """Words of the family that cannot be kept."""


@action("patterns.reply", needs=Permission.ANSWER_FINDINGS)
def reply(viewer: Viewer, *, version: Version, who: str, words: str, on: date, today: date, now: datetime) -> Reply:
    """Keep what somebody of the family said, and when. It answers nothing by itself. Sent twice, it is kept once.

    Raises NotAReply, with a sentence that says what is missing.
    """
    if shown_to_family(version.finding.row) is None:
        raise NotAReply(
            "The family’s own words are kept beside other questions. Note what they said in the chronology."
        )
    if not who.strip() or not words.strip():
        raise NotAReply("Write who said it, and what they said, in their own words.")
    if on > today:
        raise NotAReply("That day has not come yet. Give the day on which they said it.")
    current().concerns(version.finding.child_id)
    current().note(finding=version.finding_id, version=version.number)
    said = {"version": version, "who": who.strip(), "words": words.strip(), "on": on, "by_id": viewer.id}
    return Reply.objects.filter(**said).first() or Reply.objects.create(**said, at=now)
