"""What kansliet is told of posts that are stuck."""

from collections.abc import Mapping, Sequence

from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Text
from handlers.ask import Chosen
from handlers.texts.formats import moment
from handlers.texts.post_words import WORDS, Shown, why
from handlers.texts.posts import SOURCE
from storage.outbox import State

STUCK = "hur många utskick som inte har kommit fram, och de senaste av dem"
SHOW = Choices((Choice("Visa utskick", Chosen("utskick", {})),))


def stuck(found: Sequence[Shown], counts: Mapping[State, int]) -> Answer:
    """How many posts are stuck, and some of them with why."""
    if not counts:
        text = Text("Det finns inget utskick som inte har kommit fram.")
        return Answer("Alla utskick har kommit fram", (text, SHOW), (SOURCE,))
    count = sum(counts.values())
    title = f"{count} utskick {_how(counts)}"
    facts = Facts(tuple(map(_fact, found)), listed=True)
    said = Text("Under Utskick går det att skicka igen, eller låta bli.")
    return Answer(title, (facts, *_more(count - len(found)), said, SHOW), (SOURCE,))


def _how(counts: Mapping[State, int]) -> str:
    if State.FAILED not in counts:
        return "kom kanske inte fram"
    return f"kom inte fram{', eller kanske inte' if State.UNCERTAIN in counts else ''}"


def _fact(shown: Shown) -> Fact:
    kept = shown.kept
    said = f"{shown.title}. Skulle skickas {moment(kept.post.due_at)}. Skäl: {why(kept.error)}."
    return Fact(f"Utskick {kept.id} till {shown.to}, {WORDS[kept.state]}", said)


def _more(count: int) -> tuple[Part, ...]:
    return (Text(f"… och {count} till."),) if count else ()
