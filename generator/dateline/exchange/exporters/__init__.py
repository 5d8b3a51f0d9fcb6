"""One module a format: each turns a timeline into a file, and says what the format cannot hold."""
