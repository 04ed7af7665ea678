"""Acts: what a writing ask puts in the journal, and who acts in a vote."""

from governance.voting import Acting
from handlers.ask import Ask
from storage.journal import Act


def act(name: str, ask: Ask[object]) -> Act:
    """An act by whoever asks, at the moment of the ask."""
    person = ask.who.person
    return Act(name, ask.at, person.id if person else None)


def acting(ask: Ask[object]) -> Acting:
    """Whoever asks, as the rules of votes know them."""
    person, account = ask.who.person, ask.who.account
    return Acting(
        person=person.id if person else None,
        at=ask.at,
        account=(account.team, account.user) if account else None,
        roles=ask.who.roles,
    )
