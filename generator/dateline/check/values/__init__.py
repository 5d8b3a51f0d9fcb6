"""One module a kind of value: ids, paths, web addresses, languages, prose."""
