"""Short names for what a script names itself, which are a tenth of its bytes once it is packed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain, product
from typing import Final

_NAME: Final = r"[A-Za-z_$][\w$]*"
# Matches `const name =`, `let one, two;`, `const [first, ...rest] =` and `for (const key of`.
_DECLARED: Final = re.compile(r"\b(?:const|let)[\s\[]+([\w$,.\s]+?)\s*(?=[\]=;]| of\b| in\b)")
# Matches the parameters of `(one, two) =>` and of `function (one, ...more) {`.
_PARAMETERS: Final = re.compile(r"\(([\w$,.\s]+)\)(?=\s*(?:=>|\{))")
# Names of others. Matches `.name`, `{ name:`, `{ name,` and `, name }`.
_FOREIGN: Final = re.compile(
    rf"(?<!\.)\.({_NAME})|[{{,]\s*({_NAME})\s*:|\{{\s*({_NAME})\s*(?=[,}}])|,\s*({_NAME})\s*\}}"
)
# Matches a string, a template, a regular expression, and a name that is no property.
_PIECE: Final = re.compile(
    r'"(?:[^"\\\n]|\\.)*"|`[^`]*`|(?<=[(=!,:?&|])\s*/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/'
    rf"|(?<!(?<!\.)\.)(?<![\w$]){_NAME}"
)
_IN_TEMPLATE: Final = re.compile(r"(?<=\$\{)[^}]*")  # Matches `name` in "${name}".
_ONE_PARAMETER: Final = re.compile(r"\((\w+)\)=>")  # Matches `(one)=>`.
_RESERVED: Final = frozenset(("as", "do", "if", "in", "is", "of"))


def shorten_names(script: str) -> str:
    """The script with a letter or two for each of its own names: those that it declares, and that
    are nowhere the name of a property too. Each has the same short name throughout.
    """
    own = _declared_in(script) - {name for names in _FOREIGN.findall(script) for name in names}
    found = Counter(name for name in re.findall(_NAME, script) if name in own)
    kept = set(re.findall(_NAME, script)) - own
    short = dict(zip((name for name, _ in found.most_common()), _short_names(kept), strict=False))

    def rename(piece: re.Match[str]) -> str:
        if piece[0].startswith("`"):
            return _IN_TEMPLATE.sub(lambda inner: _PIECE.sub(rename, inner[0]), piece[0])
        return str(short.get(piece[0], piece[0]))

    return _ONE_PARAMETER.sub(r"\1=>", _PIECE.sub(rename, script)).replace(";}", "}")


def _declared_in(script: str) -> set[str]:
    places = chain(_DECLARED.findall(script), _PARAMETERS.findall(script))
    return {name for place in places for name in re.findall(_NAME, place)}


def _short_names(kept: set[str]) -> Iterator[str]:
    letters = "etanoisrlhdcumfpgwybvkxjqz"
    names = chain(letters, map("".join, product(letters, repeat=2)))
    return (name for name in names if name not in kept | _RESERVED)
