"""The Markdown pages of a timeline."""
