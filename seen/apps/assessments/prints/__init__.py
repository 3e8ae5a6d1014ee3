"""What of assessments is taken out on paper."""
