"""The plans of reminders and one's own wish: `påminnelser` (Inställning)."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import Annotated, Any

from governance.digests import Wish
from governance.local_time import before, instant
from governance.people import Right, may
from governance.reminder_plans import check_changeable, check_plan
from governance.reminders import PLANS, Kind, Reminder, reminders
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask, Chosen
from handlers.asking import Commands, answered
from handlers.kinds import PLACED, Arguments, one_of
from handlers.offering import offering
from handlers.reminder_arguments import Clock, Offsets, Recipients
from handlers.reminder_posts import CHANNEL, plan_of, told
from handlers.reminder_sources import subjects
from handlers.texts import people as people_texts
from handlers.texts import reminder_plans as texts
from handlers.texts.reminder_plans import Coming, Shown
from handlers.workdays import works
from storage import people, reminder_plans, reminder_wishes
from storage.archive import Archive

NEXT = 5
"""How many reminders to come are shown."""


class Which(Arguments):
    """`påminnelser`: all plans, or the one for a kind of subject."""

    sak: Annotated[str | None, *one_of(*Kind), PLACED] = None


class NewPlan(Arguments):
    """`påminnelser ändra`: the kind, and what of its plan is to be otherwise."""

    sak: Annotated[str, *one_of(*Kind), PLACED]
    dagar: Offsets | None = None
    klockslag: Clock | None = None
    till: Recipients | None = None


class Own(Arguments):
    """`påminnelser mina`: how somebody wants their own."""

    vill: Annotated[str, *one_of(*Wish), PLACED]


def show(commands: Commands, ask: Ask[Which], archive: Archive) -> Answer:
    """All plans, or one and what it makes of the dates there are."""
    changeable = may(ask.who.roles, Right.PLAN_REMINDERS)
    if ask.arguments.sak is None:
        shown = [Shown(kind, plan_of(kind, archive)) for kind in PLANS]
        return texts.plans(shown, _wish(ask, archive), changeable=changeable)
    kind = Kind(ask.arguments.sak)
    if kind is Kind.VOTE:
        return texts.fixed()
    found = _coming(kind, commands, ask, archive)
    return texts.plan(Shown(kind, plan_of(kind, archive)), found, changeable=changeable)


def change(commands: Commands, ask: Ask[NewPlan], archive: Archive) -> Answer:
    """Choose another plan; the posts that wait follow it by themselves."""
    asked = ask.arguments
    kind = Kind(asked.sak)
    check_changeable(kind)
    old = plan_of(kind, archive)
    new = replace(
        old,
        offsets=asked.dagar or old.offsets,
        hour=old.hour if asked.klockslag is None else asked.klockslag,
        told=asked.till or old.told,
    )
    with offering(texts.otherwise(kind, new)):
        check_plan(kind, new)
    if new != old:
        reminder_plans.put(archive, act("påminnelser ändrade", ask), kind, new)
    return texts.changed(Shown(kind, new), _coming(kind, commands, ask, archive))


def wish(ask: Ask[Own], archive: Archive) -> Answer:
    """Choose how one wants the reminders to oneself."""
    person = ask.who.person
    if person is None:
        return people_texts.unlinked(ask.who.account)
    chosen = Wish(ask.arguments.vill)
    if chosen is not _wish(ask, archive):
        reminder_wishes.put(archive, act("egna påminnelser", ask), person.id, chosen)
    return texts.wished(chosen)


def filled(fields: Mapping[str, str], archive: Archive) -> Mapping[str, str]:
    """The plan of a kind as it holds, for the form."""
    kind = next((each for each in PLANS if each.value == fields.get("sak")), None)
    return {} if kind is None else texts.typed(plan_of(kind, archive))


def _wish(ask: Ask[Any], archive: Archive) -> Wish | None:
    person = ask.who.person
    if person is None or not may(ask.who.roles, Right.OWN_REMINDERS):
        return None
    return reminder_wishes.load(archive).get(person.id, Wish.ON)


def _coming(kind: Kind, commands: Commands, ask: Ask[Any], archive: Archive) -> tuple[Coming, ...]:
    """The next reminders of a kind, as they are planned."""
    plan = plan_of(kind, archive)
    found = [
        each
        for subject in subjects(archive, ask.at)
        if subject.kind is kind
        for each in reminders(subject, plan, works)
        if before(ask.at, each.at) and _to(each, archive)
    ]
    found.sort(key=lambda each: instant(each.at))
    return tuple(_shown(each, commands, ask, archive) for each in islice(found, NEXT))


def _shown(reminder: Reminder, commands: Commands, ask: Ask[Any], archive: Archive) -> Coming:
    then = replace(ask, at=reminder.at)
    # What has no date is told of in the new year by the number it has then.
    key, at = reminder.subject.key, reminder.at
    subject = next((each for each in subjects(archive, at) if each.key == key), reminder.subject)
    stands = answered(Chosen(*subject.ask), commands, then, archive)
    return Coming(stands.title, reminder.at, _to(reminder, archive))


def _to(reminder: Reminder, archive: Archive) -> tuple[str, ...]:
    """Whom a reminder goes to."""
    known = people.load(archive)
    persons = told(reminder, reminder_wishes.load(archive))
    channel = (CHANNEL,) if reminder.channel else ()
    return (*channel, *(known[each].title for each in persons))
