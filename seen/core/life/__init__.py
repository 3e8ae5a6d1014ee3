"""A whole life at once: what its overview, its pictures and its gaps are made from, and how they are chosen."""
