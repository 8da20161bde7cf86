"""Alembic's entrance: runs the chain on the connection that `kernel.database.migrate` hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table_schema="colombage",
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
