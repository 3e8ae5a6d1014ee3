"""Forms of what patterns ask: answers, a family's own words, and the numbers that patterns look with."""
