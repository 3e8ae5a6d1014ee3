"""An assessment: begun, then signed or stopped; once signed, superseded by what was made by reopening it."""

from enum import StrEnum

from seen.core.lifecycle.table import after


class AssessmentStatus(StrEnum):
    """Where an assessment stands."""

    STARTED = "started"
    SIGNED = "signed"  # locked: nothing in it changes any more
    SUPERSEDED = "superseded"  # the next of it was signed
    STOPPED = "stopped"  # not finished, and why; what was written is kept


class AssessmentAct(StrEnum):
    """What somebody does with an assessment."""

    WRITE = "write"
    SIGN = "sign"
    STOP = "stop"
    REOPEN = "reopen"
    SUPERSEDE = "supersede"


S, A = AssessmentStatus, AssessmentAct
TABLE: dict[tuple[AssessmentStatus, str], AssessmentStatus] = {
    (S.STARTED, A.WRITE): S.STARTED,
    (S.STARTED, A.SIGN): S.SIGNED,
    (S.STARTED, A.STOP): S.STOPPED,
    (S.SIGNED, A.REOPEN): S.SIGNED,  # the signed one stands until the next of it is signed
    (S.SIGNED, A.SUPERSEDE): S.SUPERSEDED,
}
_SENTENCES = {
    S.STARTED: "This assessment is not signed yet. Change it where it is.",
    S.SIGNED: "This assessment is signed and locked. Reopen it to change it: that makes a new version.",
    S.SUPERSEDED: "There is a newer version of this assessment. Open that one.",
    S.STOPPED: "This assessment was stopped. Start a new one.",
}


def next_status(status: AssessmentStatus, act: AssessmentAct) -> AssessmentStatus:
    """Return where the act leads. Raises NotNow, which says what to do instead."""
    return after(TABLE, status, act, sentence=_SENTENCES[status])
