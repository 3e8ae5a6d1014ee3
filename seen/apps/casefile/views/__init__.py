"""The pages of a child's people and case, of tasks, and of the matching desk."""
