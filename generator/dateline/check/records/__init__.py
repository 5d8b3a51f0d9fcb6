"""One module a kind of record: its keys read, each misuse reported."""
