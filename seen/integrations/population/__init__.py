"""Asks the patterns about a whole population: columns, conditions over them, and detectors on what is left."""
