"""Reading from disk: YAML into nodes that keep their place, and private copies of sources.

What YAML would do silently (types, aliases, comments that cut a value short) is
refused or left undone, so that what an editor typed is what later stages see.

Its names are imported from their own modules: a build in which nothing has changed needs few.
"""
