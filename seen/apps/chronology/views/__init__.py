"""Find, guard, ask the form, call one action or query, respond."""
