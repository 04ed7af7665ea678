"""From a delivery to an answer: the one place where refusals and misreads become answers."""

from collections.abc import Callable

from governance.people import RIGHTS, may
from governance.provenance import setting
from governance.refusal import Refusal
from handlers import forms, identity, traces, unread
from handlers.answer import Answer
from handlers.ask import Ask, Asker, Chosen, Delivery
from handlers.closing import close_due
from handlers.command import AnyCommand
from handlers.keeping import from_json, to_json
from handlers.misread import Expected, Misread
from handlers.numbered_votes import Due
from handlers.outcome import Exit, Outcome, Over
from handlers.reading import Reading, read
from handlers.reasons import Reason
from handlers.reminding import keep_up
from handlers.texts import misreads, refusals
from storage import inbox, meta
from storage.archive import Archive
from storage.database import Busy, Database


def answer(delivery: Delivery, database: Database) -> Outcome:
    """Answer a delivery in one transaction."""
    try:
        reading = read(delivery.said)
    except Misread as misread:
        return _unread(misread, delivery, database)
    return settled(lambda: _answered(reading, delivery, database), reading)


def settled(work: Callable[[], Outcome], reading: Reading | None = None) -> Outcome:
    """The outcome of some work, its refusals and misreads turned into answers."""
    try:
        return work()
    except Misread as misread:
        return _misread(misread, reading)
    except Refusal as refusal:
        over = isinstance(refusal, Over)
        return Outcome(refusals.answer(refusal), Exit.REFUSAL, over=over)
    except Busy:
        return Outcome(refusals.busy(), Exit.REFUSAL)


def form(delivery: Delivery, database: Database) -> Outcome:
    """The form of a command, filled with what the delivery says, as the answer's only part."""
    return settled(lambda: _drawn(delivery, database))


def _drawn(delivery: Delivery, database: Database) -> Outcome:
    reading = read(delivery.said)
    with database.reading() as archive:
        _check_right(reading.command, identity.asker(delivery, archive))
        asked = forms.form(reading, archive)
    return Outcome(Answer(asked.title, (asked,)))


def _unread(misread: Misread, delivery: Delivery, database: Database) -> Outcome:
    """What is said when no command is meant: one may have been left out before a region."""
    if misread.expected is not Expected.COMMAND:
        return _misread(misread, None)
    with database.reading() as archive:
        region = unread.region_first(delivery.said, archive)
    if region is None:
        said = misreads.no_command(misread, unread.meant(misread, delivery.said))
        return Outcome(said, Exit.MISREAD)
    return Outcome(misreads.region_alone(region), Exit.MISREAD)


def _misread(misread: Misread, reading: Reading | None) -> Outcome:
    said = misreads.answer(misread, reading)
    return Outcome(said, Exit.MISREAD, misread=misread.argument, form=_form_of(misread, reading))


def _form_of(misread: Misread, reading: Reading | None) -> Chosen | None:
    """What to ask for in a form: never of those whose right the command itself decides."""
    if reading is None or not (reading.command.writes and reading.command.guarded):
        return None
    return reading.chosen if reading.lacks(misread) else None


def _answered(reading: Reading, delivery: Delivery, database: Database) -> Outcome:
    if not reading.command.writes:
        with database.reading() as archive:
            return _answer(reading, delivery, archive)
    try:
        if reading.misread is not None:
            # Nothing will be written: whoever writes just now need not be waited for.
            with database.reading() as archive:
                return _answer(reading, delivery, archive)
        return _up_to_date(reading, delivery, database)
    except (Refusal, Misread) as reason:
        traces.leave(reason, reading, delivery, database)
        raise


def _up_to_date(reading: Reading, delivery: Delivery, database: Database) -> Outcome:
    try:
        return _written(reading, delivery, database)
    except Due:
        # Whoever touches a vote first after its time closes it, in a transaction of its own.
        close_due(database, delivery.at)
        return _written(reading, delivery, database)


def _written(reading: Reading, delivery: Delivery, database: Database) -> Outcome:
    with database.writing() as archive:
        outcome = _answer(reading, delivery, archive)
        keep_up(archive, delivery.at)
        return outcome


def _answer(reading: Reading, delivery: Delivery, archive: Archive) -> Outcome:
    command = reading.command
    if command.writes and delivery.pretended and not meta.is_example(archive):
        raise Refusal(Reason.ONLY_EXAMPLE, setting("exempeldatabas"))
    who = identity.asker(delivery, archive)
    _check_right(command, who)
    if reading.misread is not None:
        raise unread.own_first(reading.misread, who, delivery.at.date(), archive)
    arguments = command.arguments.model_validate(reading.fields)
    ask = Ask(who, delivery.place, delivery.at, arguments, reading.fields, delivery.key)
    if command.writes:
        return Outcome(_once(command, ask, archive))
    return Outcome(command.answer(ask, archive), again=Chosen(command.verb, reading.fields))


def _check_right(command: AnyCommand, who: Asker) -> None:
    """Refuse whoever may not ask this; rights come before syntax."""
    if command.guarded and not may(who.roles, command.right):
        rule = RIGHTS[command.right]
        raise Refusal(Reason.NOT_ALLOWED, rule.source, right=command.right, roles=rule.roles)


def _once(command: AnyCommand, ask: Ask[object], archive: Archive) -> Answer:
    """Answer a writing ask; a repeated delivery gets the answer it got the first time."""
    stored = inbox.seen(archive, ask.key) if ask.key else None
    if stored is not None:
        return from_json(stored)
    answered = command.answer(ask, archive)
    if ask.key:
        inbox.remember(archive, ask.key, to_json(answered), ask.at)
    return answered
