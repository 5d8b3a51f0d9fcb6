"""What bibliographies have rules for: names, identifiers, places in a source."""
