"""A source's text, prepared for many searches: its lines, sentences and speech."""
