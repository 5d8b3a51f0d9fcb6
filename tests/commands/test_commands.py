"""The commands that have a module of their own."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import click

from dateline import commands
from dateline.cli import main


def test_every_command_is_part_of_the_program() -> None:
    modules = [
        import_module(f"{commands.__name__}.{each.name}")
        for each in iter_modules(commands.__path__)
    ]
    made = {
        each
        for module in modules
        for each in vars(module).values()
        if isinstance(each, click.Command)
    }
    lost = [each.name for each in made if each not in main.commands.values()]
    assert made
    assert not lost, "add_command in cli.py is missing for these"
