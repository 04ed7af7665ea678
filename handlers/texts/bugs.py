"""What is said when the fault is ours."""

from handlers.answer import Answer, Text


def answer(code: str) -> Answer:
    """The answer to a bug: the code under which it is logged."""
    text = f"Något gick fel hos mig, och inget är sparat. Säg koden {code} till kansliet."
    return Answer("Något gick fel", (Text(text),))
