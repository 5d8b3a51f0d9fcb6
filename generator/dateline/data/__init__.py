"""The nouns that all stages share: records, what follows from them, what a build makes."""
