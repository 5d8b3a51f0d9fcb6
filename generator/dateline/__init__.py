"""Dateline: dated events with cited sources become Markdown timeline pages.

In a script:

>>> import dateline
>>> site = dateline.load("docs")        # read and check every timeline in the folder
>>> for problem in site.problems:
...     print(dateline.as_text(problem))
>>> site.write("build")                 # doctest: +SKIP
"""

from __future__ import annotations

__version__ = "0.1.0"
