"""What pictures drawn on the server share: where a day stands, the marks of an axis, and what fits into a space."""
