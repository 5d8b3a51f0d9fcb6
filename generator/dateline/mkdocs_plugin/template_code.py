"""What Jinja makes of the theme's templates, kept from rebuild to rebuild of a preview.

MkDocs makes a new environment for each, which would read and compile fifty templates anew.
"""

from __future__ import annotations

from types import CodeType
from typing import Final

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

# What a template's code depends on beside its text, as far as it is a plain value.
_WAYS: Final = (
    *("block_start_string", "block_end_string", "variable_start_string", "variable_end_string"),
    *("comment_start_string", "comment_end_string", "line_statement_prefix"),
    *("line_comment_prefix", "trim_blocks", "lstrip_blocks", "newline_sequence"),
    *("keep_trailing_newline", "optimized", "autoescape", "finalize", "is_async"),
)


class TemplateCode(BytecodeCache):
    """In memory only: nothing that someone else could have written is ever run."""

    def __init__(self) -> None:
        self._ways: tuple[object, ...] = ()
        self._code: dict[str, tuple[str, CodeType]] = {}

    def lend_to(self, env: Environment) -> None:
        """Let an environment use the code, unless it has a cache of its own. What was made for one
        that works in another way is forgotten.
        """
        if env.bytecode_cache is not None:
            return
        plain = (getattr(env, name) for name in _WAYS)
        ways = (*plain, {**env.filters}, {**env.tests}, [*env.extensions])
        if ways != self._ways:
            self._ways = ways
            self._code.clear()
        env.bytecode_cache = self

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template whose text is still the same."""
        checksum, code = self._code.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template."""
        if bucket.code is not None:
            self._code[bucket.key] = (bucket.checksum, bucket.code)
