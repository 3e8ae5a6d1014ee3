"""Every component of the pages in each of its states, with the worst words that a page may have to show."""
