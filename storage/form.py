"""The form of a database's tables: none yet, an older one, the newest, or one we did not make."""

import re
from enum import StrEnum

from sqlalchemy import Connection, inspect

from storage.migrations import HEAD
from storage.tables import journal
from storage.unusable import Trouble, Unusable

VERSION = re.compile("[0-9]{4}")


class Form(StrEnum):
    """How far a database of ours has come."""

    EMPTY = "empty"
    OLDER = "older"
    NEWEST = "newest"


def form_of(connection: Connection) -> Form:
    """The form of the tables; Unusable when they are a later version's, or another program's."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return Form.EMPTY
    version = _version(connection) if journal.name in tables else None
    if version is None or not VERSION.fullmatch(version):
        raise Unusable(Trouble.FOREIGN)
    if version > HEAD:
        raise Unusable(Trouble.NEWER)
    return Form.NEWEST if version == HEAD else Form.OLDER


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return None if found is None else str(found)
