"""What the pages of assessments ask."""
