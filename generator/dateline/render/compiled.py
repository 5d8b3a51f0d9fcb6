"""Our templates as Jinja has compiled them, where Python keeps this program as it has compiled it.

To compile them takes a quarter of a second, a twelfth of a build in which one event changed.
Whoever can write there can change the program itself, so that nothing else needs to be trusted.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

from dateline.cache import key_of

_FOLDER: Final = Path(__file__).parent / "__pycache__"


class CompiledTemplates(FileSystemBytecodeCache):
    """For an environment of that name: the same template is another program in each."""

    def __init__(self, environment: str) -> None:
        self._environment = environment
        super().__init__(str(_FOLDER), f"{environment}-%s.compiled")

    def get_source_checksum(self, source: str) -> str:
        """Of the template and the whole program: Jinja runs parts of it as it compiles."""
        return key_of("template", self._environment, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Compiled anew where that cannot be read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Kept where that is possible and Python keeps its own."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                _FOLDER.mkdir(exist_ok=True)
                super().dump_bytecode(bucket)
