"""All that reading a docs folder depends on, as hashes: what is unchanged is read no further.

Whatever `read` comes to look at must be here too; a test listens to what it opens.
"""
