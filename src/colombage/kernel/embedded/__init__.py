"""The embedded PostgreSQL: one small server of our own in the data folder, for machines that have none.

`app` calls it at start-up when no database address is set: `ServerLock`, then `EmbeddedCluster.start()`.
Other processes (worker, audit verification) call `EmbeddedCluster.attach()`.
"""

from colombage.kernel.embedded.address import Address, Addresses
from colombage.kernel.embedded.bootstrap import Names, ensure_roles_sql
from colombage.kernel.embedded.cluster import EmbeddedCluster
from colombage.kernel.embedded.folders import default_data_folder, prepare_data_folder
from colombage.kernel.embedded.locks import ServerLock
from colombage.kernel.embedded.watch import watched

__all__ = [
    "Address",
    "Addresses",
    "EmbeddedCluster",
    "Names",
    "ServerLock",
    "default_data_folder",
    "ensure_roles_sql",
    "prepare_data_folder",
    "watched",
]
