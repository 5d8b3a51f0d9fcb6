"""What a build leaves to the next, in a file of the project: `.cache/dateline/….kept`.

The file is data and no program: an index in JSON, then bytes. Its last bytes are a hash with a
secret that only this user's account has. So a file that is broken, cut short or not of our
making (someone may have committed one) is known before anything in it is believed, and is as
good as none. Losing it costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final

from dateline.cache import Kept
from dateline.data.output_paths import CACHE
from dateline.data.outputs import Generated
from dateline.write.root import Root
from dateline.write.spool import Shelf, ShelvedNotes, ShelvedOutput

MOST_BYTES: Final = 600_000_000
"""What is larger is not kept: ten thousand events make about a sixth of it."""

MOST_FILES: Final = 8
"""Each docs folder, and each set of settings of it, has a file of its own, and a docs folder one
for its search: the newest stay.
"""

_HEAD: Final = b"Dateline's cache, 1\n"
_SIZE_OF_INDEX: Final = 16  # digits
_SIZE_OF_SEAL: Final = 32  # of SHA-256, which most processors have built in
_PIECE: Final = 1 << 20
_ENDING: Final = ".kept"


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A cache that was read from disk; `kept` reads from the file as long as that is open."""

    kept: Kept
    shelf: Shelf

    def close(self) -> None:
        """Let the file go."""
        self.shelf.close()


def name_of_kept(*what: str) -> str:
    """The name of what is kept for a thing: 40 hexadecimal digits, the same with any program."""
    text = "\0".join(what).encode("utf-8", "surrogateescape")
    return hashlib.blake2b(text, digest_size=20).hexdigest()


def load_kept(project: Path, name: str) -> KeptFile | None:
    """What a build of this project left under a name of `name_of_kept`, if it is whole and of our
    making.
    """
    secret = _secret()
    if secret is None:
        return None
    stream: BinaryIO | None = None
    try:
        stream = Root(project).open(_path(name))
        if stream is not None and _is_sealed(stream, secret):
            return _read(stream)
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        pass
    if stream is not None:
        stream.close()
    return None


def save_kept(project: Path, name: str, kept: Kept) -> None:
    """Leave it to the next build, if the system lets us."""
    secret = _secret()
    if secret is None or _size(kept) > MOST_BYTES:
        return
    root = Root(project)
    with contextlib.suppress(OSError):
        root.clear_litter([CACHE])
        if root.read(f"{CACHE}/.gitignore") is None:
            root.write(f"{CACHE}/.gitignore", b"*\n")
        root.write(_path(name), lambda: _pieces(kept, secret))
        _drop_oldest(root)


def _path(name: str) -> str:
    return f"{CACHE}/{name}{_ENDING}"


def _size(kept: Kept) -> int:
    files = (output for unit in kept.units.values() for output in unit)
    return sum(size for _, size in _sizes_of(kept.notes)) + sum(map(_size_of, files))


def _sizes_of(notes: Mapping[str, bytes]) -> Iterator[tuple[str, int]]:
    """Those on a shelf need not be read for it."""
    if isinstance(notes, ShelvedNotes):
        return ((key, size) for key, (_, _, size) in notes.places.items())
    return ((key, len(note)) for key, note in notes.items())


def _size_of(output: Generated) -> int:
    return output.size + output.body_size if isinstance(output, ShelvedOutput) else MOST_BYTES


def _drop_oldest(root: Root) -> None:
    names = [name for name in root.names(CACHE) if name.endswith(_ENDING)]
    names.sort(key=lambda name: (root.folder / CACHE / name).lstat().st_mtime, reverse=True)
    for name in names[MOST_FILES:]:
        root.remove(f"{CACHE}/{name}")


def _pieces(kept: Kept, secret: bytes) -> Iterator[bytes]:
    seal = hmac.new(secret, digestmod="sha256")
    index = json.dumps(
        {
            "notes": [*_sizes_of(kept.notes)],
            "units": [[key, [*map(_row, _shelved(unit))]] for key, unit in kept.units.items()],
        },
        separators=(",", ":"),
    ).encode()
    head = (_HEAD, b"%0*d" % (_SIZE_OF_INDEX, len(index)), index)
    stored = (output.stored for unit in kept.units.values() for output in _shelved(unit))
    for piece in chain(head, kept.notes.values(), stored):
        seal.update(piece)
        yield piece
    yield seal.digest()


def _row(output: ShelvedOutput) -> list[str | int | bool]:
    return [output.path, output.size, output.body_size, output.edit, output.in_navigation]


def _shelved(unit: Iterable[Generated]) -> Iterator[ShelvedOutput]:
    """A unit's files. All are shelved, or they would be too large."""
    return (output for output in unit if isinstance(output, ShelvedOutput))


def _is_sealed(stream: BinaryIO, secret: bytes) -> bool:
    """Whether the file's last bytes are the hash of all before them."""
    left = os.fstat(stream.fileno()).st_size - _SIZE_OF_SEAL
    if not len(_HEAD) <= left <= 2 * MOST_BYTES or stream.read(len(_HEAD)) != _HEAD:
        return False
    seal = hmac.new(secret, _HEAD, "sha256")
    left -= len(_HEAD)
    while left:
        piece = stream.read(min(left, _PIECE))
        if not piece:
            return False
        seal.update(piece)
        left -= len(piece)
    return hmac.compare_digest(stream.read(), seal.digest())


def _read(stream: BinaryIO) -> KeptFile:
    """A sealed file.

    Raises:
        ValueError, TypeError, KeyError: it has another form, which only a fault of ours gives it.
    """
    shelf = Shelf(stream)
    start = len(_HEAD) + _SIZE_OF_INDEX
    size = int(shelf.read(len(_HEAD), _SIZE_OF_INDEX))
    index = json.loads(shelf.read(start, size))
    start += size
    notes = ShelvedNotes(shelf)
    for key, length in index["notes"]:
        notes.places[key] = (shelf, start, length)
        start += length
    units: dict[str, tuple[Generated, ...]] = {}
    for key, rows in index["units"]:
        files = []
        for path, length, body, edit, in_navigation in rows:
            files.append(
                ShelvedOutput(path, shelf, start, length, edit, in_navigation, body_size=body)
            )
            start += length + body
        units[key] = tuple(files)
    return KeptFile(Kept(notes, units), shelf)


def _secret() -> bytes | None:
    """This account's secret, made when it is first needed; None where there is no room for it."""
    try:
        home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
        folder = Path(home) if home else Path.home() / ".cache"
        path = folder / "dateline" / "secret"
        if not path.is_file():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = path.with_name(f"secret-{os.getpid()}")
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as stream:
                stream.write(os.urandom(_SIZE_OF_SEAL))
            fresh.replace(path)
        secret = path.read_bytes()
    except (OSError, RuntimeError):
        return None
    return secret if len(secret) == _SIZE_OF_SEAL else None
