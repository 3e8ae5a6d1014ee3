"""Long work beside a page."""
