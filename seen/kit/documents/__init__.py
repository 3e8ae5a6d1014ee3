"""What leaves the service on paper: one document, laid out as a tagged PDF or as a Word file. Knows no child."""
