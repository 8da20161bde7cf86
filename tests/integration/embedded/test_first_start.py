"""What the first start makes, and that later starts find it again."""

from __future__ import annotations

import dataclasses
import stat
from pathlib import Path

import psycopg
import pytest

from colombage.kernel.embedded import Addresses, EmbeddedCluster, Names, ensure_roles_sql
from tests.integration.embedded.support import ask


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folders_and_secrets_are_closed_to_others(cluster: EmbeddedCluster) -> None:
    assert mode(cluster.folder / "database") == 0o700
    assert mode(cluster.folder / "socket") == 0o700
    assert mode(cluster.folder / "passwords.json") == 0o600
    assert mode(cluster.folder) & 0o066 == 0
    assert (cluster.folder / "socket").stat().st_uid == (cluster.folder / "database").stat().st_uid


def test_the_database_sorts_and_checks_the_same_everywhere(addresses: Addresses) -> None:
    assert ask(addresses.app, "show data_checksums") == [("on",)]
    assert ask(addresses.app, "show server_encoding") == [("UTF8",)]
    found = ask(
        addresses.app,
        "select datlocprovider::text, datlocale from pg_database where datname = current_database()",
    )
    assert found == [("b", "C.UTF-8")]
    assert ask(addresses.app, "select lower('ÉTÉ')") == [("été",)]


def test_no_network_and_no_way_in_without_the_password(addresses: Addresses) -> None:
    assert ask(addresses.app, "show listen_addresses") == [("",)]
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        ask(dataclasses.replace(addresses.app, password="autre"), "select 1")


def test_addresses_keep_their_passwords_out_of_print(addresses: Addresses) -> None:
    assert addresses.app.password not in repr(addresses)
    with psycopg.connect(addresses.app.url()) as connection:
        assert connection.info.user == "colombage_app"


def test_extensions_are_there_and_full_text_is_leakproof(addresses: Addresses) -> None:
    found = ask(
        addresses.app,
        "select extname from pg_extension join pg_namespace n on n.oid = extnamespace"
        " where nspname = 'public' order by 1",
    )
    assert [name for (name,) in found] == ["pg_trgm", "unaccent", "vector"]
    query = "select proleakproof from pg_proc where oid = 'ts_match_vq(tsvector, tsquery)'::regprocedure"
    assert ask(addresses.app, query) == [(True,)]


def test_a_server_can_be_stopped_started_and_keeps_what_it_held(open_folder: Path) -> None:
    first = EmbeddedCluster(open_folder, durable=False)
    before = first.start()
    ask(before.owner, "create table colombage.kept (word text)")
    ask(before.owner, "insert into colombage.kept values ('gardé')")
    assert first.is_running()
    assert first.stop()
    assert not first.is_running()

    (open_folder / "local.conf").write_text("work_mem = '9MB'\n", encoding="utf-8")
    second = EmbeddedCluster(open_folder, durable=False)
    assert second.start() == before
    assert ask(before.app, "show work_mem") == [("9MB",)], "the operator's own settings, in a file beside"
    assert ask(before.owner, "select word from kept") == [("gardé",)]
    assert second.stop()
    assert not second.stop(), "there is nothing left to stop"


def test_names_that_would_need_quotes_are_refused() -> None:
    with pytest.raises(ValueError, match="plain lower-case"):
        Names(app='x"; drop role postgres; --')


def test_the_administrators_script_holds_the_same_statements() -> None:
    script = ensure_roles_sql(Names(database="hopital", app="hopital_app"))
    assert "create role hopital_app" in script
    assert "create extension if not exists vector" in script
    assert "\n-- alter function pg_catalog.ts_match_vq" in script, "left to the administrator's choice"
