"""Runs initdb, pg_ctl and postgres as the database account; `diagnosis` reads what they complain about."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from colombage.kernel.embedded.account import Account
from colombage.kernel.embedded.binaries import Binaries
from colombage.kernel.embedded.diagnosis import LogReader, explain
from colombage.kernel.embedded.errors import DatabaseInitialisationFailed, DatabaseStartFailed, from_system
from colombage.kernel.embedded.folders import Layout, sync_folder

SUPERUSER = "postgres"
_INITIALISING = "initialising-"
_START_SECONDS = 600
"""Long: after a crash the server first replays its log, and giving up on it would not make it faster."""

_GHOST_SECONDS = 10
"""The workers of a server that was killed need a moment to notice and go; until then a new one refuses."""


@dataclass(frozen=True, slots=True)
class Commands:
    layout: Layout
    binaries: Binaries
    account: Account

    def initialise(self, superuser_password: str, *, durable: bool) -> None:
        """Create PGDATA beside its place, then rename it: a creation cut short never looks whole."""
        # A killed process may have left an initdb at work: each attempt has a folder of its own.
        for abandoned in self.layout.folder.glob(f"{_INITIALISING}*"):
            shutil.rmtree(abandoned, ignore_errors=True)
        workshop = Path(tempfile.mkdtemp(prefix=_INITIALISING, dir=self.layout.folder))
        try:
            password = workshop / "password"
            password.touch(mode=0o600)
            password.write_text(superuser_password, encoding="utf-8")
            for path in (workshop, password):
                os.chown(path, self.account.uid, self.account.gid)
            arguments = [
                f"--username={SUPERUSER}",
                f"--pwfile={password}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                *([] if durable else ["--no-sync"]),
                f"--pgdata={workshop / 'database'}",
            ]
            done = self._run([str(self.binaries.initdb), *arguments])
            if done.returncode != 0:
                raise explain(
                    done.stderr or done.stdout, DatabaseInitialisationFailed, self.layout, self.account
                )
            (workshop / "database").rename(self.layout.database)
            sync_folder(self.layout.folder)
        finally:
            shutil.rmtree(workshop, ignore_errors=True)

    def start(self, address: str) -> None:
        """Start the server and wait until it answers. `address` is what a failure names."""
        deadline = time.monotonic() + _GHOST_SECONDS
        options = f"-c config_file={shlex.quote(str(self.layout.configuration))}"
        # pg_ctl hands its words to a shell: the folder goes by the environment, the log by a relative name.
        log = self.layout.start_log.relative_to(self.layout.folder)
        arguments = ["start", "--silent", "--wait", f"--timeout={_START_SECONDS}", f"--log={log}"]
        while True:
            log_reader = LogReader(self.layout)
            done = self._run([str(self.binaries.pg_ctl), *arguments, f"--options={options}"])
            if done.returncode == 0:
                return
            said = log_reader.news() + done.stderr
            if 'lock file "postmaster.pid" already exists' in said:
                return  # a process was killed while starting this server, which now comes up by itself
            if "pre-existing shared memory block" not in said or time.monotonic() > deadline:
                raise explain(said, DatabaseStartFailed, self.layout, self.account, address)
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop the server: sessions are cut, what was committed stays; hard if it does not go by itself."""
        for mode, seconds in (("fast", 30), ("immediate", 10)):
            arguments = ["stop", "--silent", "--wait", f"--mode={mode}", f"--timeout={seconds}"]
            if self._run([str(self.binaries.pg_ctl), *arguments]).returncode == 0:
                return
        raise DatabaseStartFailed(detail="le serveur ne s’arrête pas", log=str(self.layout.start_log))

    def reset_superuser(self, password: str) -> None:
        """A new password without knowing the old one: the files are ours, and the server is stopped."""
        statement = f"alter role {SUPERUSER} password '{password}'\n"
        done = self._run([str(self.binaries.postgres), "--single", SUPERUSER], statement)
        if done.returncode != 0 or "ERROR" in done.stderr:
            raise explain(done.stderr, DatabaseStartFailed, self.layout, self.account)

    def _run(self, command: Sequence[str], feed: str = "") -> subprocess.CompletedProcess[str]:
        # Nothing of our environment goes along: no settings, no secrets, no PG* variables.
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PGDATA": str(self.layout.database)}
        lent = self.account.lent
        try:
            return subprocess.run(  # noqa: S603 - PostgreSQL's own programs, without a shell
                command,
                input=feed,
                capture_output=True,
                text=True,
                errors="replace",
                check=False,
                cwd=self.layout.folder,
                env=environment,
                umask=0o077,
                user=self.account.uid if lent else None,
                group=self.account.gid if lent else None,
                extra_groups=self.account.groups if lent else None,
            )
        except OSError as failure:
            raise from_system(failure, self.account.name, str(self.layout.folder)) from failure
