"""All that a database holds, to compare with what it holds later."""

from collections.abc import Mapping

from sqlalchemy import inspect

from storage.database import Database

Contents = Mapping[str, list[str]]


def contents(database: Database) -> Contents:
    """Every row of every table, by the table's name; its own version's table too."""
    with database.reading() as archive:
        run = archive.connection.exec_driver_sql
        return {
            name: sorted(repr(tuple(row)) for row in run(f'SELECT * FROM "{name}"'))  # noqa: S608
            for name in inspect(archive.connection).get_table_names()
        }


def changed(before: Contents, after: Contents) -> Mapping[str, int]:
    """How many rows have come, gone or become others, in each table where any have."""
    differences = {
        name: len(set(before.get(name, ())) ^ set(after.get(name, ())))
        for name in before.keys() | after.keys()
    }
    return {name: count for name, count in differences.items() if count}
