"""What several formats share: sheets, JSON, HTML, names, parts of dates."""
