"""The name of an author, an editor or a translator: its text, and its parts where they are told."""

from __future__ import annotations

from typing import Self


class PersonName(str):
    """A name as readers see it, a text like any other.

    `family` and `given` are its parts, where the data give them; else both are empty, since nobody
    can know which word of a name is the family's, nor whether it is a person's at all.
    """

    __slots__ = ("family", "given")

    family: str
    given: str

    def __new__(cls, text: str, family: str = "", given: str = "") -> Self:
        """Make the text, with its parts."""
        name = super().__new__(cls, text)
        name.family = family
        name.given = given
        return name

    @classmethod
    def of_parts(cls, family: str, given: str) -> Self:
        """A name of two parts, the given name first.

        >>> PersonName.of_parts("Lee", "Mia")
        'Mia Lee'
        """
        return cls(" ".join(filter(None, (given, family))), family, given)


def short_name(name: str) -> str:
    """The family name where it is known, else the whole name."""
    return name.family if isinstance(name, PersonName) and name.family else str(name)
