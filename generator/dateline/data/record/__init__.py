"""The two files that `dateline verify` keeps, each with its reading and its writing."""
