"""Text that people write, made safe for pages: escaping, and the Markdown of prose fields."""
