"""The door for MkDocs: the plugin, and what is done to the pages that Material renders."""
