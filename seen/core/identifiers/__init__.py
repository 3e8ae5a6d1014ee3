"""Numbers and names by which a person is known: reading them, checking them, comparing them."""
