"""The working order (arbetsordningen) as it is proposed, and its adoptions, as recorded."""

import json
from dataclasses import asdict

from sqlalchemy import select

from governance.adoptions import Adoption
from governance.working_order import DRAFT, WorkingOrder, plain_mapping, restored
from storage.archive import Archive, remembered
from storage.decision_tables import adoptions, order_drafts
from storage.journal import Act, record
from storage.packing import spelled


@remembered
def load(archive: Archive) -> tuple[Adoption, ...]:
    """Every adoption, in the order recorded."""
    rows = archive.connection.execute(select(adoptions).order_by(adoptions.c.id))
    return tuple(
        Adoption(restored(json.loads(row.terms)), row.decision, row.at, row.basis) for row in rows
    )


def adopt(archive: Archive, act: Act, adoption: Adoption) -> None:
    """Record an adoption; a second one by the same decision raises IntegrityError."""
    values = {**asdict(adoption), "terms": spelled(plain_mapping(adoption.order))}
    del values["order"]
    record(archive, act, adoptions, values)


@remembered
def draft(archive: Archive) -> WorkingOrder:
    """The order as it is proposed: what was last put, before that D1-D13."""
    query = select(order_drafts.c.terms).order_by(order_drafts.c.id.desc()).limit(1)
    terms = archive.connection.execute(query).scalar_one_or_none()
    return DRAFT if terms is None else restored(json.loads(terms))


def put_draft(archive: Archive, act: Act, order: WorkingOrder) -> None:
    """Record what is proposed from now on."""
    terms = spelled(plain_mapping(order))
    record(archive, act, order_drafts, {"terms": terms, "at": act.at})
