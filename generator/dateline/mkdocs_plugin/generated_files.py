"""Our outputs as files of MkDocs': which of them the site shows, and where they come from."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions

from dateline.data.output_paths import reason_against_path
from dateline.data.outputs import Generated
from dateline.mkdocs_plugin.site_folder import write_unless_there

NAME = "dateline"


class GeneratedFile(File):
    """What `File.generated` makes, but for the bytes: they stay where the output keeps
    them until MkDocs reads or copies the file, for two files of each event would fill
    a quarter of the memory that a build takes.
    """

    def __init__(self, output: Generated, config: MkDocsConfig, docs: str) -> None:
        """`docs` is the docs folder in posix form."""
        if reason := reason_against_path(output.path):
            raise PluginError(f"Dateline makes no file at {output.path!r}: {reason}.")
        directory_urls = config.use_directory_urls
        super().__init__(output.path, None, config.site_dir, directory_urls)  # no source folder
        # Plugins that ask Git for dates and authors pass over what is generated; the file that
        # one would edit to change this page is a file of the site's like any other.
        self.generated_by = None if output.edit else NAME
        self._source = f"{docs}/{output.edit or output.path}"
        self._output = output
        self._replaced: str | bytes | None = None

    @property
    def body(self) -> bytes:
        """The HTML for the page's places, or nothing."""
        return b"" if self._replaced is not None else self._output.body

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as MkDocs has it
        """Write the file, unless the site has it already."""
        content = self._content
        if isinstance(content, bytes):
            write_unless_there(self.abs_dest_path, content)
        else:
            super().copy_file(dirty)

    @property
    def src_path(self) -> str:
        """As MkDocs has it. Ours is in posix form already, and to find that out for each of ten
        thousand events takes longer than all else here.
        """
        return os.path.normpath(self.src_uri)

    @src_path.setter
    def src_path(self, value: str) -> None:
        """Take a path of the system."""
        self.src_uri = value.replace(os.sep, "/")

    # Other plugins ask for it of every file: for a page's last change in Git, say. MkDocs
    # itself reads what `_content` gives.
    @property
    def abs_src_path(self) -> str:
        """The data file that a page is made from. Another output: where a build to disk writes."""
        return self._source

    @abs_src_path.setter
    def abs_src_path(self, value: str | None) -> None:
        """Stay with the data file when another plugin sets the content."""

    # All of MkDocs 1.6's ways to the content (`content_bytes`, `copy_file` and others) go
    # through this name. A site's other plugins may set it.
    @property
    def _content(self) -> str | bytes | None:
        return self._output.content if self._replaced is None else self._replaced

    @_content.setter
    def _content(self, value: str | bytes | None) -> None:
        self._replaced = value


def make_files(outputs: Sequence[Generated], config: MkDocsConfig) -> dict[str, GeneratedFile]:
    """The files of outputs by their paths, in the site as far as its patterns let them be."""
    docs = Path(config.docs_dir).as_posix()
    made = {output.path: GeneratedFile(output, config, docs) for output in outputs}
    set_exclusions(made.values(), config)
    for output in outputs:
        file = made[output.path]
        if not output.in_navigation and file.inclusion is InclusionLevel.INCLUDED:
            # Material renders the whole navigation into every page.
            file.inclusion = InclusionLevel.NOT_IN_NAV
        if output.edit:
            # MkDocs gives generated pages no edit link; ours leads to the data.
            file.edit_uri = output.edit
    return made


def leave_out(folder: str, made: Iterable[GeneratedFile]) -> None:
    """Leave a timeline's files out of this build. Links to them are right all the same."""
    for file in made:
        if not folder or file.src_uri.startswith(f"{folder}/"):
            file.inclusion = InclusionLevel.EXCLUDED


def put_back(files: Files, made: Mapping[str, GeneratedFile], blocked: Collection[str]) -> None:
    """Put those of our files in that are missing, or that another file has replaced."""
    there = {file.src_uri: file for file in files}
    for path, file in made.items():
        other = there.get(path)
        if path in blocked:
            if other is file:
                files.remove(file)
        elif other is not file:
            if other is not None:
                files.remove(other)
            files.append(file)


def remove(files: Files, name: str) -> None:
    """Take a file out, if it is there."""
    file = files.get_file_from_path(name)
    if file is not None:
        files.remove(file)
