"""The reminders to come of what has a plan, as they are planned."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import Any

from governance.acts import State
from governance.local_time import before, instant
from governance.reminder_topics import FOLLOWING, Topic, followed, topic_of
from governance.reminders import Kind, Plan, Reminder, Subject, reminders
from handlers.ask import Ask, Chosen
from handlers.asking import Commands, answered
from handlers.nudging import Nudging
from handlers.reminder_posts import CHANNEL, told
from handlers.reminder_sources import subjects
from handlers.reminder_view import Coming
from handlers.texts import reminder_plans as texts
from handlers.workdays import works
from storage import people, reminder_plans, reminder_wishes, voting
from storage.archive import Archive

NEXT = 5
"""How many reminders to come are shown."""


def coming(topic: Topic, commands: Commands, ask: Ask[Any], archive: Archive) -> tuple[Coming, ...]:
    """The next reminders of a topic."""
    if topic is Kind.VOTE:
        return _nudges(ask, archive)
    plan, chosen = reminder_plans.of(archive, topic), reminder_plans.load(archive)
    found = [
        each
        for subject in subjects(archive, ask.at)
        if _concerns(subject, topic, chosen)
        for each in reminders(subject, plan, works)
        if before(ask.at, each.at) and _to(each, archive)
    ]
    found.sort(key=lambda each: instant(each.at))
    return tuple(_shown(each, commands, ask, archive) for each in islice(found, NEXT))


def _concerns(subject: Subject, topic: Topic, chosen: Mapping[Topic, Plan]) -> bool:
    """Whether a subject is told of by the plan of a topic."""
    if topic in FOLLOWING:
        return topic in subject.duties
    own = topic_of(subject)
    return topic == (followed(own, chosen) or own)


def _nudges(ask: Ask[Any], archive: Archive) -> tuple[Coming, ...]:
    """The next nudges to those who have not voted, whoever they are."""
    found = [
        texts.nudge(stored, nudge)
        for stored in voting.in_state(archive, State.OPEN)
        for nudge in Nudging(stored, ask.at, archive).coming()
    ]
    return tuple(sorted(found, key=lambda each: instant(each.at))[:NEXT])


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
