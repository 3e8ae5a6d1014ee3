"""What assessments keep: each with its diary and every save of every area; tests of change; results from elsewhere."""

from seen.apps.assessments.models.assessment import Assessment, AssessmentStatus, Signature, Visit
from seen.apps.assessments.models.cards import CardAnswer, LastCard
from seen.apps.assessments.models.change import ChangeAgreement, ChangeGoal, ChangeGrading, ChangeStop, ChangeTest
from seen.apps.assessments.models.copies import FamilyCopy, FamilyResponse
from seen.apps.assessments.models.elsewhere import GradeElsewhere, ResultElsewhere
from seen.apps.assessments.models.sheets import Answer, AreaSheet, Evidence
from seen.apps.assessments.models.talking import TalkedThrough

__all__ = [
    "Answer",
    "AreaSheet",
    "Assessment",
    "AssessmentStatus",
    "CardAnswer",
    "ChangeAgreement",
    "ChangeGoal",
    "ChangeGrading",
    "ChangeStop",
    "ChangeTest",
    "Evidence",
    "FamilyCopy",
    "FamilyResponse",
    "GradeElsewhere",
    "LastCard",
    "ResultElsewhere",
    "Signature",
    "TalkedThrough",
    "Visit",
]
