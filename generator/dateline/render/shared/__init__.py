"""What several kinds of output are made from."""
