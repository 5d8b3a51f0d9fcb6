"""From a timeline to a file of another program, or a folder, and what is not in it."""
