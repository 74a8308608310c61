"""The command line: one module for each command, loaded only when it is called.

Each module exports ``command``. A command is thin: it reads its arguments, calls the library,
prints what came of it and chooses the exit code:

0
    done, nothing to look at;
1
    done, but a person must look: errors in the facts, files set aside;
2
    not done: the command was misused, or something it needs is missing or unreadable.
"""

from __future__ import annotations

import atexit
import gc
from importlib import import_module

import click

import factquiz

COMMANDS = {
    "new": "Make a small course to start from.",
    "check": "Check facts, items, lessons and quizzes; show every mistake with its place.",
    "items": "Show every item that the facts allow, with key, proofs and reasons.",
    "trace": "Follow a fact from source to lesson to items, and back.",
    "fingerprint": "Take the fingerprint of the sources, to find sentences copied from them.",
    "assemble": "Write graded forms without keys, and freeze the key.",
    "paper": "Print the forms of a key: papers, answer sheets, a key booklet.",
    "scan": "Read scanned answer sheets; doubtful marks go to a person.",
    "impact": "Show what a change of facts touches: items, and frozen keys.",
    "marksheet": "Write an empty sheet for marks that are given by hand.",
    "grade": "Grade submissions: gradebook, feedback, quarantine list.",
    "score": "Score a table of any size on Polars, DuckDB or Spark.",
    "regrade": "Correct a graded quiz; every changed score with its reason.",
    "feedback": "Pack the feedback pages of a graded quiz, with or without the keys.",
    "marks": "Write marks for Moodle, Canvas, a spreadsheet or a program.",
    "analyse": "Tell good questions from bad ones, and what was not learnt.",
}
"""Every command and what it is for, known without loading any."""


# At the end all memory goes back at once; nothing need be looked for in it.
atexit.register(gc.freeze)


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the commands in the order in which a course needs them."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, loading it."""
        if cmd_name not in COMMANDS:
            return None
        # What modules are made of stays: to look through it for rubbish is a tenth of the start.
        gc.disable()
        try:
            command = import_module(f"factquiz.cli.{cmd_name}").command
        finally:
            gc.enable()
        assert isinstance(command, click.Command)  # noqa: S101 (every module of this package exports one)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(factquiz.__version__, prog_name="factquiz")
def main() -> None:
    """Write quizzes from facts, prove them, and grade them.

    Each command explains itself: factquiz COMMAND --help
    """
