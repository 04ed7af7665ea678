"""Who sees to a kind of duty (ansvariga), as recorded; where nothing is, as proposed."""

from collections.abc import Mapping

from governance.duties import PROPOSED, Kind, Owners
from governance.people import Role
from storage.archive import Archive, remembered
from storage.duty_tables import duty_owners
from storage.journal import Act, record
from storage.records import correct, standing


def of(archive: Archive, duty: Kind) -> Owners:
    """The roles that see to a kind of duty."""
    return _everything(archive).get(duty, PROPOSED)


def put(archive: Archive, act: Act, duty: Kind, owners: Owners) -> None:
    """Record who sees to a kind of duty."""
    values = {"owner": owners.owner, "backup": owners.backup}
    known = {row.duty: row for row in standing(archive, duty_owners)}
    if duty in known:
        correct(archive, act, duty_owners, known[duty], **values)
    else:
        record(archive, act, duty_owners, {"duty": duty, **values})


@remembered
def _everything(archive: Archive) -> Mapping[Kind, Owners]:
    rows = standing(archive, duty_owners)
    return {Kind(row.duty): Owners(Role(row.owner), Role(row.backup)) for row in rows}
