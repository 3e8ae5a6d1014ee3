"""Long work that outlives the request in which it was begun."""
