"""The tables of the duties: their evidence, the plan's areas, exit notices, who sees to them."""

from collections.abc import Mapping

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer

from storage.columns import Moment
from storage.schema import at_column, person_column, record_table, text_column

evidence = record_table(
    "evidence",
    text_column("duty"),
    Column("year", Integer, nullable=False),
    text_column("step"),
    text_column("scope"),
    Column("day", Date, nullable=False),
    text_column("reference"),
    text_column("link"),
    Column("decision", Integer, ForeignKey("decisions.id")),
    Column("withdrawn", Boolean, nullable=False),
    unique=("duty", "year", "step", "scope"),
)
"""What shows that a step of a duty is done: the operating year it concerns, for whom, which day."""
plan_areas = record_table(
    "plan_areas",
    Column("year", Integer, nullable=False),
    text_column("title"),
    text_column("region"),
    text_column("activity"),
    text_column("owner"),
    text_column("status"),
    text_column("link"),
    Column("withdrawn", Boolean, nullable=False),
    unique=("year", "title"),
)
"""The activity plan's areas; owner, status and link are those of the area's action plan."""
exit_notices = record_table(
    "exit_notices",
    text_column("region"),
    Column("sent_at", Moment),
    at_column("received_at"),
    text_column("reference"),
    text_column("link"),
    Column("effective", Date),
    person_column("ruled_by", nullable=True),
    Column("confirmed_on", Date),
    text_column("confirmation"),
    Column("withdrawn", Boolean, nullable=False),
)
"""A region's notice of exit; the chair's answer and the written confirmation are corrections."""
duty_owners = record_table(
    "duty_owners",
    text_column("duty"),
    text_column("owner"),
    text_column("backup"),
    unique=("duty",),
)
"""The roles that see to a kind of duty, where they are not the proposed ones."""
Index("ix_evidence_year", evidence.c.duty, evidence.c.year)
Index("ix_plan_areas_year", plan_areas.c.year)

EXEMPT: Mapping[str, str] = {}
"""None of these tables changes a row."""
