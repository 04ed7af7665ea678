"""The posts as a file."""

from collections.abc import Iterable

from handlers.answer import Answer, Text
from handlers.texts.formats import number, plural
from handlers.texts.post_words import WORDS, Shown, remark
from handlers.texts.posts import SOURCE
from handlers.texts.sheets import sheet

HEADING = ("nr", "läge", "till", "gäller", "första_raden", "när", "försök", "anmärkning")


def exported(word: str | None, posts: Iterable[Shown], unasked: int) -> Answer:
    """The posts in a state, or all of them, as a file; so many without how they will begin."""
    rows = [_row(each) for each in posts]
    name = "utskick" if word is None else f"utskick-{word}"
    title = "Utskick som fil" if word is None else f"Utskick som fil: {word}"
    said = Text(f"{number(len(rows))} utskick.{_unasked(unasked)}")
    return Answer(title, (said, sheet(f"{name}.csv", HEADING, rows)), (SOURCE,))


def _unasked(count: int) -> str:
    if not count:
        return ""
    they = plural(count, "det", "de")
    return (
        f" Längst fram i tiden står {number(count)} utskick bara med sin fråga: vad {they} kommer "
        "att säga visar ”utskick kommande”, en sida i taget."
    )


def _row(shown: Shown) -> tuple[str | int, ...]:
    kept = shown.kept
    return (
        kept.id,
        WORDS[kept.state],
        shown.to,
        shown.title,
        shown.line,
        f"{kept.post.due_at:%Y-%m-%d %H:%M}",
        kept.attempts,
        remark(kept),
    )
