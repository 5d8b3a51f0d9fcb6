"""All that reading a docs folder depends on, as hashes: what is unchanged is read no further.

Whatever `read` comes to look at must be here too; a test listens to what it opens.
"""

from __future__ import annotations

from dateline.read.snapshot.data import snapshot_of_data
from dateline.read.snapshot.hashing import UnsureError
from dateline.read.snapshot.texts import snapshot_of_texts

__all__ = ["UnsureError", "snapshot_of_data", "snapshot_of_texts"]
