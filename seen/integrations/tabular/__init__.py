"""Reads the tables that agencies send: CSV and XLSX, ordinary headings or the event-file format. Stores nothing."""
