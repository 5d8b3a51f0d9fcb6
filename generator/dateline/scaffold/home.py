"""Where Dateline is to be had: what changes in one place when its address does.

What `dateline new` makes has them, and a test holds the README and the guide to them.
"""

from __future__ import annotations

from typing import Final

INSTALL: Final = "dateline"
"""What pip installs: the name in the package index, or an address such as `git+https://…`."""

REPOSITORY: Final = "OWNER/dateline"
"""The repository on GitHub, as `uses:` of a workflow names it. Not known yet."""
