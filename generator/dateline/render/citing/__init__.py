"""Sources cited: as the page has them, in BibTeX and in Wikipedia's templates."""
