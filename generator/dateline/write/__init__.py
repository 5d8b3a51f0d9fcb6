"""Write: bring generated files to disk, each whole or not at all."""
