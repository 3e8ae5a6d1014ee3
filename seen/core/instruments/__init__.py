"""Assessment tools: read from their files, checked, answered and scored. Holds no tool's content."""
