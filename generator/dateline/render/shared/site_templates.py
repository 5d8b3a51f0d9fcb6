"""A site's own templates: where one of them fails, its author learns the file and the line."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateNotFound, TemplateSyntaxError

from dateline.problems import Place, Problems, ProblemsFoundError

_Source = tuple[str, str, Callable[[], bool]]


class SiteLoader(FileSystemLoader):
    """Loads a site's own templates. One that cannot be read is no template that is missing."""

    def get_source(self, environment: Environment, template: str) -> _Source:
        """The template's text, its path, and how to know that it has not changed.

        Raises:
            TemplateNotFound: the folder contains no such file.
            TemplateSyntaxError: it is no ordinary file, cannot be read, or is not UTF-8.
        """
        path = Path(self.searchpath[0]) / template
        try:
            return super().get_source(environment, template)
        except TemplateNotFound as error:
            if not os.path.lexists(path) or path.is_dir():
                raise
            reason = "it is not an ordinary file"
            raise TemplateSyntaxError(reason, 0, template, str(path)) from error
        except (OSError, UnicodeDecodeError) as error:
            unreadable = isinstance(error, OSError) and error.strerror
            reason = f"it cannot be read ({unreadable})" if unreadable else "it is not UTF-8"
            raise TemplateSyntaxError(reason, 0, template, str(path)) from error


@contextmanager
def tell_template_errors(folder: str) -> Iterator[None]:
    """Turn an error in a template of the site's folder into a problem with its place.

    `folder` is absolute, or empty if the site has none. Other errors pass.

    Raises:
        ProblemsFoundError: a template of the site's failed.
    """
    try:
        yield
    except Exception as error:
        place = _place_of(error, folder) if folder else None
        if place is None:
            raise
        problems = Problems()
        problems.error(
            place,
            "template-error",
            f"The site's own template cannot be used: {_reason(error)}.",
            "Change it there; Dateline's template of the same name shows what it is given.",
        )
        raise ProblemsFoundError(problems.all) from error


def _place_of(error: Exception, folder: str) -> Place | None:
    """The last line of a template of the site's on the way to the error, if there is any."""
    if isinstance(error, TemplateSyntaxError) and _is_below(error.filename, folder):
        return Place(_shown(error.filename or ""), error.lineno, 1 if error.lineno else 0)
    # Jinja gives the lines of templates to tracebacks.
    frames = traceback.extract_tb(error.__traceback__)
    found = [frame for frame in frames if _is_below(frame.filename, folder)]
    return Place(_shown(found[-1].filename), found[-1].lineno or 0, 1) if found else None


def _is_below(filename: str | None, folder: str) -> bool:
    return filename is not None and Path(filename).is_relative_to(folder)


def _shown(filename: str) -> str:
    path, here = Path(filename), Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def _reason(error: Exception) -> str:
    """What Jinja says, or the error's kind before what it says."""
    text = " ".join(str(getattr(error, "message", None) or error).split()).rstrip(".")
    if type(error).__module__.startswith("jinja2"):
        name = error.name if isinstance(error, TemplateNotFound) else ""
        return f"there is no template `{name}`" if name else text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
