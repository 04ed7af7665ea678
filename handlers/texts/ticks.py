"""What `hallbar tick` prints: what would be posted, what waits and what became of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from handlers.texts.formats import moment
from handlers.texts.post_words import WORDS, Shown, why

NOT_ALL = "Allt blev inte gjort: något gick fel, se ovan. Det som är gjort är sparat."


def on_the_way(at: datetime, titles: Sequence[str]) -> list[str]:
    """What was posted at a moment the clock was moved past, the same to many in one line."""
    counted = Counter(titles)
    return [
        f"{at:%Y-%m-%d %H:%M}: {title}{f' ({count} st.)' if count > 1 else ''}"
        for title, count in counted.items()
    ]


def did(acts: Sequence[str]) -> str:
    """What a tick did, as the journal calls it."""
    return f"Gjort: {'; '.join(acts)}."


def would_do(acts: Sequence[str]) -> str:
    """What a tick would do, as the journal calls it."""
    return f"Skulle göras: {'; '.join(acts)}."


def would_put(count: int) -> str:
    """How many posts a tick would put in the outbox, due or not."""
    return f"Skulle läggas i utkorgen: {count} utskick."


def would(count: int) -> str:
    """How a list begins of what would be posted."""
    return f"Skulle skickas: {count} utskick." if count else "Inget skulle skickas."


def unattached(count: int) -> str:
    """How a list begins of what waits where there is no chat system."""
    waiting = f" Det som väntar: {count} utskick." if count else " Inget väntar."
    return f"Slack är inte inställt här (SLACK_BOT_TOKEN saknas), så inget skickas.{waiting}"


def ticked(count: int) -> str:
    """How a list begins of what was due."""
    return f"Det som var dags: {count} utskick." if count else "Inget var dags att skicka."


def span(first: datetime, last: datetime) -> str:
    """Of which time it is told what would be posted."""
    if first == last:
        return f"Så blir det vid ett hjärtslag {moment(first)}."
    return f"Så blir det från {moment(first)} till {moment(last)}, om boten är i gång hela tiden."


def at(when: datetime, line: str) -> str:
    """A line and its moment."""
    return f"{when:%Y-%m-%d %H:%M} {line}"


def waits(shown: Shown, began: str, at: datetime) -> str:
    """A post that waits, with the first lines of what it would say now."""
    due = shown.kept.post.due_at
    late = "" if due == at else f" (sedan {moment(due)})"
    return f"till {shown.to}: {' – '.join(began.splitlines())}{late}"


def expires(shown: Shown) -> str:
    """A post that comes too late to be sent."""
    return f"till {shown.to}: {shown.title} (utgår: för sent)"


def follows(shown: Shown) -> str:
    """A post that waits for an earlier one, to which it belongs."""
    return f"till {shown.to}: {shown.title} (efter det utskick som det hör till)"


def cannot(shown: Shown, error: str) -> str:
    """A post that waits but could not be sent now."""
    return f"till {shown.to}: {shown.title} (går inte: {why(error)})"


def fate(shown: Shown) -> str:
    """What became of a post."""
    remark = f" ({why(shown.kept.error)})" if shown.kept.error else ""
    return f"{WORDS[shown.kept.state]}{remark}: till {shown.to}: {shown.title}"
