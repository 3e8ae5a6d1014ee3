"""Asking and storing without the ORM where every act does it: queries built once, many rows at once."""
