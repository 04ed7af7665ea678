"""Where alembic meets the database: with the connection handed in, or with `-x url=…`."""

from alembic import context
from sqlalchemy import Connection, create_engine

from storage import tables


def _run(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=tables.journal.metadata)
    with context.begin_transaction():
        context.run_migrations()


handed_in = context.config.attributes.get("connection")
if handed_in is not None:
    _run(handed_in)
else:
    with create_engine(context.get_x_argument(as_dictionary=True)["url"]).begin() as opened:
        _run(opened)
