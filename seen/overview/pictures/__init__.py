"""The pictures of a child's life, for the pages that show them: what was found in words, what is drawn, and tables."""
