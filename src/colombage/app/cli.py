"""The command line: serve, worker, migrate, settings, audit verify, knowledge measure, protect, docs."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

# Before numpy is loaded: its matrices are small here, and threads that wait for more turn in circles on cores
# that answers need.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import click

from colombage import __version__
from colombage.kernel.errors import CodedError
from colombage.kernel.logging import configure_logging
from colombage.kernel.settings import Settings, load_settings, shown


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="colombage")
def cli() -> None:
    """Colombage : l’IA générative d’un groupement d’hôpitaux, chez lui."""


@cli.command()
@click.option("--host", help="Address to listen on.")
@click.option("--port", type=int, help="Port to listen on.")
@click.option("--data", type=click.Path(path_type=Path), help="Data folder.")
@click.option("--demo", is_flag=True, help="Load the demonstration group without asking.")
def serve(host: str | None, port: int | None, data: Path | None, *, demo: bool) -> None:
    """Serve the pages and the interface; with the embedded database when no address is set."""
    # What a start loads stays: `run_server` looks for garbage again once it serves.
    gc.disable()
    from colombage.app.serve import run_server

    run_server(_settings(host=host, port=port, data_folder=data), demo=demo)


@cli.command()
@click.option("--data", type=click.Path(path_type=Path), help="Data folder.")
def worker(data: Path | None) -> None:
    """Run background jobs in a process of their own (set worker_in_server to false then)."""
    from colombage.app.serve import run_worker

    run_worker(_settings(data_folder=data))


@cli.command()
def migrate() -> None:
    """Bring an external database to this version, as its owner."""
    from colombage.app.places import migrate_external

    click.echo(f"Base à la version {migrate_external(_settings())}.")


@cli.command("roles-sql")
def roles_sql() -> None:
    """Print the script with which a superuser prepares an external PostgreSQL, once."""
    from colombage.kernel.embedded import ensure_roles_sql

    click.echo(ensure_roles_sql(), nl=False)


@cli.command()
def settings() -> None:
    """Print every setting, its value and where it comes from; secrets stay hidden."""
    lines = shown(_settings())
    width = max(len(line.name) for line in lines)
    for line in lines:
        click.echo(f"{line.name:<{width}}  {line.value or '–'}  [{line.origin}]")
        click.echo(f"{'':<{width}}  {line.description}")


@cli.group()
def audit() -> None:
    """The audit record."""


@audit.command()
@click.option("--data", type=click.Path(path_type=Path), help="Data folder.")
def verify(data: Path | None) -> None:
    """Check the whole chain; names the first row that was changed, removed, inserted or cut."""
    from colombage.app.operations import verify_audit

    sound, sentence = verify_audit(_settings(data_folder=data))
    click.echo(sentence)
    sys.exit(0 if sound else 1)


@cli.group()
def knowledge() -> None:
    """Knowledge bases."""


@knowledge.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--cache", type=click.Path(path_type=Path), help="Keep the vectors in this file between runs.")
def measure(file: Path, cache: Path | None) -> None:
    """Measure the search on a FILE of passages and questions, in a database that is thrown away."""
    from colombage.app.measuring.measure_set import measure_set

    settings = _settings()
    found = measure_set(file, cache, settings.database_account, lambda said: click.echo(said, err=True))
    click.echo(found.table())


@cli.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), help="Folder for what is written.")
@click.option("--spans", is_flag=True, help="Print what is found, as JSON lines, and write no copy.")
@click.option("--keep-images", is_flag=True, help="Leave pictures as they are: nothing in them is protected.")
@click.option("--measure", "examples", type=click.Path(path_type=Path), help="Measure on a file of examples.")
def protect(
    files: tuple[Path, ...], output: Path | None, examples: Path | None, *, spans: bool, keep_images: bool
) -> None:
    """Write copies of FILES in which people and identifiers are replaced, and say what was done."""
    from colombage.app.finding import finders
    from colombage.app.protect_command import ProtectCommand

    if not files and examples is None:
        raise click.UsageError("FILES or --measure")
    command = ProtectCommand(
        finders(), _settings().max_pages, click.echo, lambda said: click.echo(said, err=True)
    )
    if examples is not None:
        command.measure(examples)
    well = command.spans(files, output) if spans else command.copies(files, output, keep_images=keep_images)
    sys.exit(0 if well else 1)


@cli.group()
def docs() -> None:
    """What documentation is generated from."""


@docs.command()
def errors() -> None:
    """docs/errors.md: every code, what a person reads, what an operator does."""
    from colombage.app.error_page import error_page

    click.echo(error_page(), nl=False)


@docs.command()
def openapi() -> None:
    """The interface as an OpenAPI document, from which the pages' types are made."""
    from colombage.app.error_page import openapi_document

    click.echo(openapi_document(), nl=False)


def _settings(**given: object) -> Settings:
    settings = load_settings(**given)
    configure_logging(settings.log_level, settings.log_format)
    return settings


def main() -> None:
    """The entrance of the `colombage` command: a coded error is a sentence, not a traceback."""
    try:
        cli()
    except CodedError as error:
        click.echo(f"{error.sentence('fr')}\n{error.operator}  [{error.code}]", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
