"""Invents a population: children's ordinary lives at published rates, with stories of neglect laid over some."""
