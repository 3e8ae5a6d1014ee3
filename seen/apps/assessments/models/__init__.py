"""What assessments keep: each one with its diary and signatures, and every save of every area with its answers."""

from seen.apps.assessments.models.assessment import Assessment, AssessmentStatus, Signature, Visit
from seen.apps.assessments.models.sheets import Answer, AreaSheet, Evidence

__all__ = ["Answer", "AreaSheet", "Assessment", "AssessmentStatus", "Evidence", "Signature", "Visit"]
