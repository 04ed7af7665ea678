"""Topics of reminders (saker): what has a plan, a kind of subject or one kind of duty alone."""

from collections.abc import Collection, Mapping

from governance.duties import Kind as Duty
from governance.reminders import PLANS, Kind, Plan, Subject

Topic = Kind | Duty
"""What has a plan: a kind of what can be reminded of, or a kind of duty."""
KINDS: Mapping[Duty, Kind] = {
    Duty.REPORT: Kind.DUTY,
    Duty.EXIT: Kind.EXIT,
    Duty.PLAN: Kind.DUTY,
    Duty.MEETINGS: Kind.DUTY,
    Duty.CONFERENCES: Kind.DUTY,
    Duty.TERMS: Kind.TERM,
    Duty.COMMITTEE: Kind.OTHER,
    Duty.WORKING_ORDER: Kind.OTHER,
    Duty.FINANCING: Kind.OTHER,
    Duty.POPULATIONS: Kind.OTHER,
}
"""How each kind of duty is reminded of; what has no date of the document's is kept watch over."""
FOLLOWING: Mapping[Duty, Kind] = {
    duty: kind for duty, kind in KINDS.items() if duty.value != kind.value
}
"""The kinds of duty that can have a plan of their own, and the kind whose plan they follow until
then; the others have a kind to themselves.
"""
TOPICS: tuple[Topic, ...] = (*Kind, *FOLLOWING)
"""Everything that can have a plan; the value is the word people type."""


def topic(word: str) -> Topic:
    """What has a plan by its word. ValueError when nothing does."""
    found = next((each for each in TOPICS if each.value == word), None)
    if found is None:
        raise ValueError(word)
    return found


def kind_of(of: Topic) -> Kind:
    """The kind that a topic is, or is of."""
    return of if isinstance(of, Kind) else KINDS[of]


def followed(of: Topic, chosen: Collection[Topic]) -> Kind | None:
    """The kind whose plan a kind of duty follows; None for what has a plan of its own."""
    kind = kind_of(of)
    return None if of == kind or of in chosen else kind


def plan_for(of: Topic, chosen: Mapping[Topic, Plan]) -> Plan:
    """The plan that holds for a topic: the one chosen for it, for its kind, or proposed."""
    kind = kind_of(of)
    return chosen.get(of) or chosen.get(kind) or PLANS[kind]


def is_choice(of: Topic, plan: Plan) -> bool:
    """Whether to choose a plan for a topic is anything else than to have what is proposed.

    A kind of duty can choose just that, in place of what is chosen for its kind.
    """
    return of in FOLLOWING or plan != PLANS[kind_of(of)]


def topic_of(subject: Subject) -> Topic:
    """What a subject has its plan from: its kind of duty, else its kind."""
    return next((each for each in subject.duties if each in FOLLOWING), subject.kind)
