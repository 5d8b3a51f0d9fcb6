"""From a file to records in a timeline's folder: read, match with what is there, check, write."""
