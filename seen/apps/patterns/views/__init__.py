"""Pages of what patterns ask: questions about a child, what waits for supervision, and what the partnership counts."""
