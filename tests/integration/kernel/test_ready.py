"""With which roles a server starts, and with which it refuses to."""

from __future__ import annotations

import psycopg
import pytest

from colombage.kernel.database import DatabaseAddresses
from colombage.kernel.database.migrate import RolesMixed, ServingAsOwner, check_ready
from tests.conftest import MigratedCluster


def test_distinct_roles_that_bypass_nothing_may_serve(cluster: MigratedCluster) -> None:
    check_ready(cluster.addresses.app, cluster.addresses.system)


def test_the_owner_serves_in_neither_place(cluster: MigratedCluster) -> None:
    owner = cluster.addresses.owner
    assert owner is not None
    with pytest.raises(ServingAsOwner):
        check_ready(owner, cluster.addresses.system)
    with pytest.raises(ServingAsOwner):
        check_ready(cluster.addresses.app, owner)


def test_a_superuser_does_not_stand_for_the_system(cluster: MigratedCluster) -> None:
    superuser = cluster.cluster.superuser(cluster.cluster.names.database)
    with pytest.raises(ServingAsOwner):
        check_ready(cluster.addresses.app, DatabaseAddresses.parse(superuser.url()))


def test_one_role_does_not_serve_for_both(cluster: MigratedCluster) -> None:
    """The system's policies would let every person read everybody's streams."""
    with pytest.raises(RolesMixed):
        check_ready(cluster.addresses.app, cluster.addresses.app)


def test_a_member_of_the_system_s_role_does_not_serve(cluster: MigratedCluster) -> None:
    names = cluster.cluster.names
    superuser = cluster.cluster.superuser(names.database).conninfo()
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute(f"grant {names.system} to {names.app}".encode())
        try:
            with pytest.raises(RolesMixed):
                check_ready(cluster.addresses.app, cluster.addresses.system)
        finally:
            connection.execute(f"revoke {names.system} from {names.app}".encode())
