"""How one role reaches the database. psycopg takes `conninfo()`, SQLAlchemy takes `url()`."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from psycopg.conninfo import make_conninfo


@dataclass(frozen=True, slots=True)
class Address:
    """`host` is the folder of a Unix socket (it then begins with a slash), or a network host."""

    host: str
    port: int
    dbname: str
    user: str
    password: str = field(repr=False)

    def conninfo(self) -> str:
        """What libpq and `psycopg.connect` take. Holds the password."""
        return make_conninfo(
            host=self.host, port=self.port, dbname=self.dbname, user=self.user, password=self.password
        )

    def url(self, scheme: str = "postgresql") -> str:
        """A libpq URL; with the scheme `postgresql+psycopg`, one for SQLAlchemy. Holds the password."""
        place = urlencode({"host": self.host, "port": self.port}, quote_via=quote)
        return (
            f"{scheme}://{quote(self.user, safe='')}:{quote(self.password, safe='')}"
            f"@/{quote(self.dbname, safe='')}?{place}"
        )


@dataclass(frozen=True, slots=True)
class Addresses:
    """`owner` migrates, `app` serves people, `system` runs the jobs that act for nobody."""

    owner: Address
    app: Address
    system: Address
