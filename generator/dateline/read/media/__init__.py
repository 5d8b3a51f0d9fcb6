"""Files of media: whether they are there, and how large pictures are."""
