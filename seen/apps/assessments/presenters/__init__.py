"""What pages and papers of assessments say."""
