"""Dates as readers see them, in their language."""
