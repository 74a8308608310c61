"""``factquiz assemble``: graded forms out, the key frozen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from factquiz.assembly.parallel import parallel_forms
from factquiz.assembly.secret import SECRET_FILE, WeakSecretError, read_secret
from factquiz.assembly.sheet import sheet
from factquiz.cli.context import course_option, load, require_sound
from factquiz.cli.inputs import roster_of
from factquiz.cli.progress import counted
from factquiz.cli.speech import language_option
from factquiz.cli.telling import tell
from factquiz.diagnostics import errors, in_order
from factquiz.items.codec import encode_pretty
from factquiz.rendering.handout import stranger, write_handout
from factquiz.staging import ForeignFolderError, check_replaceable, staged

if TYPE_CHECKING:
    from factquiz.assembly.assemble import Assembler
    from factquiz.assembly.blueprint import Blueprint
    from factquiz.assembly.form import Form, Key
    from factquiz.engine import Engine
    from factquiz.languages import Language
    from factquiz.responses.roster import Roster

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

_EPILOG = """\b
Example:
  factquiz assemble seminar-2002-exam --roster class.csv --out handout

\b
OUT gets a page and a sheet for each student, and forms.csv, the list of who
gets which; no key is in it. The key goes to answers/QUIZ.key.json. A key
that is there already and differs is never overwritten: give --key another
name, or move the old one away.

\b
Exit codes:
  0  assembled
  1  mistakes in the course's files, or a blueprint that cannot be met
  2  wrong usage; nothing was written
"""


@click.command("assemble", epilog=_EPILOG)
@click.argument("quiz")
@click.option("--roster", "roster_file", type=_FILE, required=True, help="CSV: student, name.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder for the pages to hand out.",
)
@click.option(
    "--key",
    "key_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to freeze the key; answers/QUIZ.key.json if absent.",
)
@click.option(
    "--secret",
    "secret_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"File with the instructor's secret; {SECRET_FILE} in the course if absent.",
)
@language_option
@course_option
def command(  # noqa: PLR0913 (one for each option)
    *,
    quiz: str,
    roster_file: Path,
    out: Path,
    key_file: Path | None,
    secret_file: Path | None,
    words: Language,
    root: Path,
) -> None:
    """Write graded forms of QUIZ, one for each student, without keys.

    The same secret, facts and roster give the same forms, byte for byte.
    """
    engine = load(root)
    require_sound(engine)
    blueprint = _blueprint(engine, quiz)
    roster = roster_of(roster_file)
    target = key_file or root / "answers" / f"{quiz}.key.json"
    secret = _secret(secret_file or root / SECRET_FILE)
    assembler = engine.assembler(blueprint)
    forms = _forms(assembler, secret, roster)
    key = assembler.key(forms)
    _check_key(target, key)
    _write(key, out, words)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(encode_pretty(key))
    click.echo(f"{len(forms)} forms of {blueprint.length} items: {out}")
    click.echo(f"Key: {target} (keep it from students)")


def _blueprint(engine: Engine, quiz: str) -> Blueprint:
    from factquiz.assembly.blueprint import Purpose  # noqa: PLC0415 (heavy)
    from factquiz.facts.validate import nearest  # noqa: PLC0415 (heavy)

    blueprint = engine.blueprint(quiz)
    if blueprint is None:
        names = [each.id for each in engine.blueprints]
        raise click.BadParameter(
            f"there is no quiz {quiz!r}; quizzes are {', '.join(names)}. {nearest(quiz, names)}",
            param_hint="QUIZ",
        )
    if blueprint.file.purpose is not Purpose.GRADED:
        raise click.BadParameter(
            f"{quiz!r} is for practice, with its key in the book; "
            f"write `purpose: graded` in a blueprint of its own.",
            param_hint="QUIZ",
        )
    return blueprint


def _secret(path: Path) -> bytes:
    try:
        return read_secret(path)
    except (WeakSecretError, OSError) as error:
        raise click.BadParameter(str(error), param_hint="--secret") from error


def _forms(assembler: Assembler, secret: bytes, roster: Roster) -> tuple[Form, ...]:
    students = (student.id for student in roster)
    made = list(counted(parallel_forms(assembler, secret, students), "forms assembled"))
    found = in_order(each for _, several in made for each in several)
    tell(found)
    if errors(found):
        raise click.ClickException("The blueprint cannot be met; nothing was written.")
    codes = {form.code for form, _ in made}
    if len(codes) < len(made):
        raise click.ClickException(
            "Two students would get one form code; change the secret. Nothing was written."
        )
    return tuple(form for form, _ in made)


def _check_key(target: Path, key: Key) -> None:
    if target.exists() and target.read_bytes() != encode_pretty(key):
        raise click.UsageError(
            f"{target} holds another key, by which forms may have been handed out. "
            "Nothing was written. Move it away, or name another file with --key."
        )


def _write(key: Key, out: Path, words: Language) -> None:
    try:
        check_replaceable(out, stranger)
        with staged(out, stranger) as folder:
            write_handout((sheet(form, key.policy) for form in key.forms), folder, words)
    except (ForeignFolderError, OSError) as error:
        raise click.UsageError(f"Nothing was written: {error}") from error
