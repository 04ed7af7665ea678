"""What is said when the fault is ours, or the machine's."""

from handlers.answer import Answer, Text
from handlers.texts.troubles import SENTENCES
from storage.database import Trouble


def answer(code: str) -> Answer:
    """The answer to a bug: the code under which it is logged."""
    text = f"Något gick fel hos mig, och inget är sparat. Säg koden {code} till kansliet."
    return Answer("Något gick fel", (Text(text),))


def unusable(trouble: Trouble) -> Answer:
    """The answer when the database cannot be used: what to tell whoever runs it."""
    text = f"Inget är sparat. Säg till den som sköter servern: {SENTENCES[trouble]}"
    return Answer("Databasen går inte att använda", (Text(text),))
