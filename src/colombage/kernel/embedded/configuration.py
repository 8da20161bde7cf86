"""The text of postgresql.conf and pg_hba.conf for a small server. Both lie outside PGDATA, so that root never
writes into a folder that the database account controls."""

from __future__ import annotations

from pathlib import Path

from colombage.kernel.embedded.binaries import Binaries
from colombage.kernel.embedded.folders import Layout, write_whole

_TUNING = """
# Who may connect, and how many.
max_connections = 200
password_encryption = 'scram-sha-256'
unix_socket_permissions = 0700

# Memory: taken as it is used, small enough to live beside the application.
shared_buffers = '128MB'
work_mem = '8MB'
maintenance_work_mem = '64MB'
effective_cache_size = '1GB'
jit = off

# Writing: bounded log, calm checkpoints.
wal_level = replica
max_logical_replication_workers = 0
wal_compression = on
min_wal_size = '64MB'
max_wal_size = '512MB'
checkpoint_timeout = '10min'
random_page_cost = 1.1

# The log turns over a week. `terse`: the detail of an error quotes rows, and rows hold people.
logging_collector = on
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_rotation_age = '1d'
log_rotation_size = 0
log_truncate_on_rotation = on
log_file_mode = 0600
log_error_verbosity = terse
log_line_prefix = '%m [%p] %q%u '
log_lock_waits = on

# The same everywhere, whatever the machine's own settings.
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
lc_monetary = 'C'
lc_numeric = 'C'
lc_time = 'C'
default_text_search_config = 'pg_catalog.simple'
"""

_THROWAWAY = """
# Throw-away data (tests): nothing here survives a power cut.
fsync = off
synchronous_commit = off
full_page_writes = off
"""

_ACCESS = """\
# Written by Colombage at each start. A password on every way in, no way in from other machines.
local   all           all                   scram-sha-256
local   replication   all                   scram-sha-256
host    all           all         samehost  scram-sha-256
"""


def configuration_text(
    layout: Layout, binaries: Binaries, socket: Path, listen: str, port: int, *, durable: bool
) -> str:
    """The whole postgresql.conf. When it differs from the one in use, the server is to be restarted."""
    own = {
        "data_directory": str(layout.database),
        "hba_file": str(layout.access),
        "unix_socket_directories": f'"{socket}"',
        "listen_addresses": listen,
    }
    lines = [
        "# Written by Colombage at each start: put your own settings in local.conf, beside this file.",
        f"# PostgreSQL {binaries.release} from {binaries.root}",
        *(f"{name} = {quoted(value)}" for name, value in own.items()),
        f"port = {port}",
    ]
    tuning = _TUNING if durable else _TUNING + _THROWAWAY
    # `include_if_exists` would say at each start that there is nothing to include.
    local = "\ninclude 'local.conf'\n" if (layout.folder / "local.conf").exists() else ""
    return "\n".join(lines) + "\n" + tuning + local


def quoted(value: str) -> str:
    """A value as PostgreSQL's configuration files want it."""
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"


def write_configuration(layout: Layout, text: str) -> None:
    write_whole(layout.configuration, text, 0o644)
    write_whole(layout.access, _ACCESS, 0o644)
