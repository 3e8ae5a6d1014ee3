"""Pages that cross apps, or belong to none."""
