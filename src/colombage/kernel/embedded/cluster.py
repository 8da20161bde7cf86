"""The embedded PostgreSQL of one data folder: created at the first start, adopted when a dead process left it
running, shared by the processes that use it, stopped by the last one. Called by `app` and by the tests."""

from __future__ import annotations

from pathlib import Path

from colombage.kernel.embedded.account import choose_account, current_name
from colombage.kernel.embedded.address import Address, Addresses
from colombage.kernel.embedded.binaries import Binaries, binaries_for, remove_other_copies
from colombage.kernel.embedded.bootstrap import Names, preparation_mark, prepare_database
from colombage.kernel.embedded.commands import SUPERUSER, Commands
from colombage.kernel.embedded.configuration import configuration_text, write_configuration
from colombage.kernel.embedded.errors import DatabaseStartFailed, DatabaseVersionMismatch, from_system
from colombage.kernel.embedded.folders import Layout, open_to, prepare_data_folder, socket_folder
from colombage.kernel.embedded.locks import ClusterLock
from colombage.kernel.embedded.passwords import Passwords, create_passwords, mark_prepared, read_passwords
from colombage.kernel.embedded.postmaster import (
    Postmaster,
    clear_stale_pid,
    find_postmaster,
    wait_until_settled,
)

_SETTLE_SECONDS = 600
"""As long as a recovery may take: the server was left by a process that died while it was starting."""


class EmbeddedCluster:
    """A PostgreSQL server in `folder`, reached through a Unix socket. Methods block: call them at start-up.

    `account`: who runs it when we are root (else colombage, postgres or nobody, whichever exists first).
    `listen`, `port`: to listen on a network address too; `dataclasses.replace(address, host=…)` reaches it.
    `durable=False`: for tests; faster, and lost in a power cut.
    """

    def __init__(
        self,
        folder: Path,
        *,
        account: str | None = None,
        names: Names | None = None,
        listen: str = "",
        port: int = 5432,
        durable: bool = True,
    ) -> None:
        self.names = names or Names()
        self._layout = Layout(folder.resolve())
        self._wanted_account = account
        self._listen = listen
        self._port = port
        self._durable = durable
        self._lock = ClusterLock(self._layout.folder)

    @property
    def folder(self) -> Path:
        return self._layout.folder

    def start(self) -> Addresses:
        """For the serving process: start the server, or adopt the one that runs.

        One that runs with other programs or settings is restarted first, unless other processes use it.
        Raises the coded errors of this room, or DiskFull.
        """
        return self._enter(refresh=True)

    def attach(self) -> Addresses:
        """For the other processes: use the server as it runs, or start it when nobody did."""
        return self._enter(refresh=False)

    def stop(self) -> bool:
        """Stop using the server, and stop it if nobody else uses it. True when it was stopped."""
        if not self._lock.joined:
            return False
        with self._lock.transition():
            self._lock.leave()
            if not self._lock.deserted() or find_postmaster(self._layout.database) is None:
                return False
            self._commands().stop()
            return True

    def is_running(self) -> bool:
        found = find_postmaster(self._layout.database)
        return found is not None and found.ready

    def postmaster_pid(self) -> int | None:
        found = find_postmaster(self._layout.database)
        return None if found is None else found.pid

    def superuser(self, dbname: str | None = None) -> Address:
        """The superuser's address, for backup and tests. Nothing that serves people uses it."""
        passwords = read_passwords(self._layout.passwords)
        found = find_postmaster(self._layout.database)
        if passwords is None or found is None:
            raise self._failure("le serveur ne tourne pas")
        return self._address(found, SUPERUSER, passwords.superuser, dbname)

    def _enter(self, *, refresh: bool) -> Addresses:
        prepare_data_folder(self._layout.folder)
        try:
            with self._lock.transition():
                found, passwords = self._running(refresh=refresh)
                self._lock.join()
        except OSError as failure:
            raise from_system(failure, current_name(), str(self._layout.folder)) from failure
        return Addresses(
            owner=self._address(found, self.names.owner, passwords.owner),
            app=self._address(found, self.names.app, passwords.app),
            system=self._address(found, self.names.system, passwords.system),
        )

    def _running(self, *, refresh: bool) -> tuple[Postmaster, Passwords]:
        """The server, running and prepared. Called inside a transition."""
        self._lock.leave()
        commands = self._commands()
        passwords = read_passwords(self._layout.passwords)
        found = self._settled()
        unfit = passwords is None or (refresh and self._outdated(commands))
        if found is not None and unfit and self._lock.deserted():
            commands.stop()  # a dead process left it, with other programs or settings, or without passwords
            found = None
        adopted = found is not None
        if found is None:
            passwords = self._launch(commands, passwords)
            found = self._settled()
        if found is None or passwords is None:
            raise self._failure("le serveur s’est arrêté")
        try:
            return found, self._prepared(found, passwords, commands.binaries)
        except BaseException:
            if not adopted:
                commands.stop()
            raise

    def _launch(self, commands: Commands, known: Passwords | None) -> Passwords:
        """No server runs: make what is missing, clear what a dead one left, start."""
        layout = self._layout
        remove_other_copies(layout.folder, commands.binaries)
        existing = layout.database.is_dir()
        if existing:
            self._check_version(commands.binaries)
            clear_stale_pid(layout.database)
            layout.start_log.unlink(missing_ok=True)
        passwords = known or create_passwords(layout.passwords)
        if not existing:
            commands.initialise(passwords.superuser, durable=self._durable)
        elif known is None:
            commands.reset_superuser(passwords.superuser)
        write_configuration(layout, self._configuration(commands))
        socket = self._socket(commands)
        for left in socket.glob(".s.PGSQL.*"):
            left.unlink()
        commands.start(f"{self._listen}:{self._port}" if self._listen else str(socket))
        return passwords

    def _prepared(self, found: Postmaster, passwords: Passwords, binaries: Binaries) -> Passwords:
        mark = preparation_mark(self.names, binaries.release)
        if passwords.prepared == mark:
            return passwords
        superuser = self._address(found, SUPERUSER, passwords.superuser, SUPERUSER)
        prepare_database(superuser, self.names, passwords, self._layout.database / "log")
        return mark_prepared(self._layout.passwords, passwords, mark)

    def _settled(self) -> Postmaster | None:
        found = wait_until_settled(self._layout.database, _SETTLE_SECONDS)
        if found is not None and not found.ready:
            raise self._failure(f"le processus {found.pid} ne répond pas ({found.status})")
        return found

    def _commands(self) -> Commands:
        account = choose_account(self._wanted_account, self._layout.database)
        open_to(account, self._layout.folder)
        return Commands(self._layout, binaries_for(account, self._layout.folder), account)

    def _socket(self, commands: Commands) -> Path:
        return socket_folder(self._layout.folder, self._port, commands.account)

    def _configuration(self, commands: Commands) -> str:
        socket = self._socket(commands)
        return configuration_text(
            self._layout, commands.binaries, socket, self._listen, self._port, durable=self._durable
        )

    def _outdated(self, commands: Commands) -> bool:
        path = self._layout.configuration
        return not path.exists() or path.read_text(encoding="utf-8") != self._configuration(commands)

    def _check_version(self, binaries: Binaries) -> None:
        found = (self._layout.database / "PG_VERSION").read_text(encoding="utf-8").strip()
        if found != binaries.major:
            raise DatabaseVersionMismatch(found=found, expected=binaries.major, folder=str(self.folder))

    def _failure(self, detail: str) -> DatabaseStartFailed:
        return DatabaseStartFailed(detail=detail, log=str(self._layout.start_log))

    def _address(self, found: Postmaster, user: str, password: str, dbname: str | None = None) -> Address:
        return Address(str(found.socket), found.port, dbname or self.names.database, user, password)
