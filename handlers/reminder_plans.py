"""The plans of reminders: `påminnelser`, `påminnelser ändra`, `påminnelser ångra` (Inställning)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from governance.acts import State
from governance.people import Right, may
from governance.refusal import Refusal
from governance.reminder_plans import check_plan
from governance.reminder_topics import TOPICS, Topic, followed, topic
from governance.reminders import REMINDERS, Kind
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.asking import Commands
from handlers.kinds import PLACED, Arguments, one_of
from handlers.nudging import Nudging
from handlers.offering import offering
from handlers.reminder_arguments import Clock, Offsets, Recipients
from handlers.reminder_coming import coming
from handlers.reminder_reasons import Reason
from handlers.reminder_view import view
from handlers.reminder_wishes import own_wish
from handlers.texts import reminder_plans as texts
from handlers.texts.reminder_facts import NAMES, typed
from storage import reminder_plans, voting
from storage.archive import Archive

WORDS = tuple(each.value for each in TOPICS)
_READER, _KIND = one_of(*WORDS)
TOPIC = (_READER, replace(_KIND, placeholder="sak"))
"""One of so many words that the usage names them together, and help one by one."""


class Which(Arguments):
    """`påminnelser`: all plans, or the one of what is named."""

    sak: Annotated[str | None, *TOPIC, PLACED] = None


class NewPlan(Arguments):
    """`påminnelser ändra`: what it is about, and what of its plan is to be otherwise."""

    sak: Annotated[str, *TOPIC, PLACED]
    dagar: Offsets | None = None
    klockslag: Clock | None = None
    till: Recipients | None = None


class One(Arguments):
    """`påminnelser ångra`: whose plan is taken back."""

    sak: Annotated[str, *TOPIC, PLACED]


def show(commands: Commands, ask: Ask[Which], archive: Archive) -> Answer:
    """All plans, or one and what it makes of the dates there are."""
    changeable = may(ask.who.roles, Right.PLAN_REMINDERS)
    if ask.arguments.sak is None:
        chosen = reminder_plans.load(archive)
        shown = [view(each, archive) for each in TOPICS if followed(each, chosen) is None]
        return texts.plans(shown, own_wish(ask, archive), changeable=changeable)
    of = topic(ask.arguments.sak)
    found = coming(of, commands, ask, archive)
    return texts.plan(view(of, archive), found, changeable=changeable)


def change(commands: Commands, ask: Ask[NewPlan], archive: Archive) -> Answer:
    """Choose another plan; the posts that wait follow it by themselves."""
    asked = ask.arguments
    of = topic(asked.sak)
    before = view(of, archive)
    old = before.plan
    new = replace(
        old,
        offsets=asked.dagar or old.offsets,
        hour=old.hour if asked.klockslag is None else asked.klockslag,
        told=asked.till or old.told,
    )
    with offering(texts.otherwise(of, new)):
        check_plan(of, new)
    if new == old:
        return texts.unchanged(before, coming(of, commands, ask, archive))
    reminder_plans.put(archive, act("påminnelser ändrade", ask), of, new)
    _follow(of, ask, archive)
    return texts.changed(view(of, archive), before, coming(of, commands, ask, archive))


def take_back(commands: Commands, ask: Ask[One], archive: Archive) -> Answer:
    """Let what is proposed hold again, or for a kind of duty what holds for the others."""
    of = topic(ask.arguments.sak)
    before = view(of, archive)
    if not reminder_plans.take_back(archive, act("påminnelser: ångrat", ask), of):
        with offering(texts.show(of)):
            raise Refusal(Reason.NOTHING_CHOSEN, REMINDERS, about=NAMES[of])
    _follow(of, ask, archive)
    return texts.changed(view(of, archive), before, coming(of, commands, ask, archive))


def filled(fields: Mapping[str, str], archive: Archive) -> Mapping[str, str]:
    """The plan as it holds of what is named, for the form."""
    if fields.get("sak") not in WORDS:
        return {}
    return typed(reminder_plans.of(archive, topic(fields["sak"])))


def _follow(of: Topic, ask: Ask[Any], archive: Archive) -> None:
    """Nudge by the plan of votes as it has become in those that go on."""
    if of is Kind.VOTE:
        for stored in voting.in_state(archive, State.OPEN):
            Nudging(stored, ask.at, archive).follow()
