"""Words for the pages of a child's people and case."""
