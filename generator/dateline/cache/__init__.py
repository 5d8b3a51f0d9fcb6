"""The cache: what a build made and the next may use again.

A key says all that a thing was made from, Dateline's own code included (`keys`), so that what is
found under it is what would be made anew. `marks` gives keys to records, `cache` is what one
build knows of the build before it, and `again` what a preview need not make anew. How it is kept
on disk is in `write/kept.py`.
"""

from __future__ import annotations

from dateline.cache.again import Again, Itself
from dateline.cache.cache import Cache, Kept, Unit
from dateline.cache.keys import key_of
from dateline.cache.marks import Marker

__all__ = ["Again", "Cache", "Itself", "Kept", "Marker", "Unit", "key_of"]
