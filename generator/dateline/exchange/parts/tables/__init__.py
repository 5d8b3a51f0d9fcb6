"""Rows and columns: sheets, JSON as rows, mappings, and the columns of our own CSV."""
