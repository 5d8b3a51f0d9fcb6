"""Copies of sources, read as plain text: web pages, Markdown, PDF."""
