"""Share pictures: what a link to a timeline, to its disputes or to an event shows where it is
shared. Drawn at build time; readers of the pages never load them.
"""
