"""The pictures that the last write of a docs folder drew, so that none is drawn twice."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final, Self

from dateline.cache import Kept, Unit
from dateline.data.outputs import Generated
from dateline.write.kept import load_kept, save_kept
from dateline.write.spool import ShelvedOutput

FEW: Final = 10
"""So many are drawn as fast as they are found."""


class Drawn:
    """For one write. Units without a key are passed on as they are."""

    def __init__(self, project: Path, docs: Path) -> None:
        name = f"pictures of {docs.absolute()}".encode("utf-8", "surrogateescape")
        self._project = project
        self._name = hashlib.blake2b(name, digest_size=20).hexdigest()
        self._file = load_kept(project, self._name)
        self._paths: dict[str, list[str]] = {}

    def files(self, unit: Unit) -> Iterable[Generated]:
        """A unit's files, made only if they are not known."""
        if not unit.key:
            return unit.make()
        files = self._known.get(unit.key) or tuple(unit.make())
        self._paths[unit.key] = [file.path for file in files]
        return files

    def keep(self, outputs: Collection[ShelvedOutput]) -> None:
        """Leave them to the next write, if they are not those of the last; `outputs` are all."""
        if len(self._paths) <= FEW or self._paths.keys() == self._known.keys():
            return
        found = {output.path: output for output in outputs}
        units = {key: tuple(map(found.__getitem__, paths)) for key, paths in self._paths.items()}
        save_kept(self._project, self._name, Kept(units=units))

    @property
    def _known(self) -> Mapping[str, tuple[Generated, ...]]:
        return self._file.kept.units if self._file else {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._file:
            self._file.close()
