"""Reading for patterns: timelines from the record, and findings for a viewer."""
