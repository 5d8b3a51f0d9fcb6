"""The project around the data: its repository, and what its mkdocs.yml says of itself."""
