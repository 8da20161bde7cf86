"""What a transaction makes of the database's refusals, and what it lets others read of them."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from colombage.kernel.database import Database
from colombage.kernel.errors import InvalidInput


async def test_a_text_that_postgresql_cannot_hold_is_the_sender_s_mistake(database: Database) -> None:
    with pytest.raises(InvalidInput):
        async with database.anonymous() as connection:
            await connection.execute(text("select cast(:value as text)"), {"value": "a\0b"})


async def test_an_error_carries_no_value(database: Database) -> None:
    with pytest.raises(DBAPIError) as caught:
        async with database.anonymous() as connection:
            await connection.execute(text("select :value from nowhere"), {"value": "Jeanne Martin"})
    assert "Jeanne" not in str(caught.value)
    # It is told as it is: an error that named itself as its cause would keep the log from ever ending.
    assert caught.value.__cause__ is caught.value.orig
