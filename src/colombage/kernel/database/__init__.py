"""The database session: the only way in which rooms reach PostgreSQL."""

from colombage.kernel.database.session import Database, DatabaseAddresses, metadata

__all__ = ["Database", "DatabaseAddresses", "metadata"]
