"""Levels of need from assessments as pictures, words and tables: over time, across brothers and sisters, two views."""
