"""What the plugin adds to the head of a page."""
