"""The organisation file: read, held against what is recorded, and written (TOML)."""

from handlers.organisation.change import Change, Kind
from handlers.organisation.faults import Fault, Problem
from handlers.organisation.planning import Plan, apply, plan

__all__ = ["Change", "Fault", "Kind", "Plan", "Problem", "apply", "plan"]
