"""Counts of groups of children: what may be shown without telling of anybody, and when one group stands out."""
