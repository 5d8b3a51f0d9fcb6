"""One module a format: each turns a file into the plain records of `exchange.records`."""
