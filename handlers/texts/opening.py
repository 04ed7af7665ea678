"""What is said when a vote has been opened."""

from governance.room import Form
from handlers.answer import Answer, Choices, Fact, Facts, Text
from handlers.texts import vote_buttons, vote_facts
from handlers.texts.formats import together, weekday_moment
from handlers.texts.voting import heading, sources
from handlers.vote_view import View

OPEN = "öppna en förberedd omröstning"


def opened(view: View) -> Answer:
    """The receipt for a vote opened: who votes in it, and until when."""
    stored = view.stored
    rest = "Den som inte har röstat blir påmind."
    if stored.draft.form is Form.MEETING:
        rest = "Anteckna vilka som är närvarande med ”närvaro”; sedan kan de rösta."
        if view.room.there:
            rest = f"De {len(view.room.there)} som är antecknade på mötet kan rösta."
    text = Text(
        f"Omröstningen är öppen. Den postas i styrgruppens kanal och går till varje ledamot. {rest}"
    )
    facts = (
        Fact("Stänger", weekday_moment(vote_facts.closing(stored))),
        Fact("Röstlängd", together(view.title_of(each) for each in view.room.members)),
        Fact("Kvitto", stored.digest),
    )
    ways_on = Choices((vote_buttons.show(stored),))
    return Answer(heading(stored), (text, Facts(facts), ways_on), sources(view))
