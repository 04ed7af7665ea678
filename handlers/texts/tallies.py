"""A count in words: the one-line proof, each number with its mark (D1-D3, D5, D6, D9)."""

from collections.abc import Iterator, Mapping

from governance.provenance import Mark, Source
from governance.room import Ballot
from governance.tally import Casting, Counts, Outcome, Tally, Yardstick
from handlers.drawings import Bar, Picture

WORDS: Mapping[Outcome, str] = {
    Outcome.CARRIED: "bifall",
    Outcome.NOT_CARRIED: "inte bifall",
    Outcome.WAITING: "väntar på utslagsröst",
}
SAID: Mapping[str, str] = {
    "yes": "bifall",
    "no": "avslag",
    "abstained": "avstår",
    "out": "deltar inte",
    "silent": "har inte svarat",
}
"""What the members can have said, as it is counted; the rest were not asked."""
YARDSTICKS: Mapping[Yardstick, str] = {
    Yardstick.SIMPLE: "enkel majoritet av avgivna",
    Yardstick.TWO_THIRDS: "två tredjedelar av avgivna",
    Yardstick.SEATS: "majoritet av stolarna",
    Yardstick.ALL_SEATS: "alla stolar",
}
BALLOTS: Mapping[Ballot, str] = {
    Ballot.YES: "bifall",
    Ballot.NO: "avslag",
    Ballot.ABSTAIN: "avstår",
    Ballot.OUT: "deltar inte",
}


def mark(source: Source) -> str:
    """A source as it stands in brackets after a number."""
    match source.mark:
        case Mark.WORKING_ORDER:
            return f"({source.mark}, {source.ref})"
        case Mark.CHARTER:
            return f"({source.mark}, {source.ref})"
        case Mark.READING | Mark.SETTING:
            return f"({source.mark} {source.ref})"


def outcome(found: Outcome) -> str:
    """The outcome as a sentence."""
    return f"Förslaget {found}."


def counts(found: Counts) -> str:
    """What was said, in one breath; nought is left out but for yes and no."""
    always = {"yes", "no"}
    told = [
        f"{getattr(found, field)} {word}"
        for field, word in SAID.items()
        if field in always or getattr(found, field)
    ]
    return ", ".join(told)


def proof(found: Tally) -> str:
    """The count as one line that anybody can check."""
    return f"{'; '.join(_steps(found))} → {WORDS[found.outcome]}"


def _steps(found: Tally) -> Iterator[str]:
    seats = f"av {found.seats.value} {mark(found.seats.source)}"
    abstained = f" {mark(found.counts_source)}" if found.counts.abstained else ""
    yield f"{counts(found.counts)}{abstained} {seats}{_left_out(found)}"
    if found.quorum is not None:
        short = "beslutför" if found.quorum.met else "inte beslutför"
        held = f"{found.quorum.has} av minst {found.quorum.needs}"
        yield f"{short}: {held} {mark(found.quorum.source)}"
    if found.quorate:
        yield f"{YARDSTICKS[found.yardstick]}: {_measured(found)} {mark(found.majority.source)}"
    if found.casting is not None:
        yield _casting(found.casting)


def _left_out(found: Tally) -> str:
    """Those who are no part of it: in conflict or away."""
    told = [
        f"{number} {word} {mark(source)}"
        for number, word, source in (
            (found.counts.conflicted, "jäv", found.unconflicted.source),
            (found.counts.absent, "frånvarande", found.present.source),
        )
        if number
    ]
    return f", varav {' och '.join(told)}" if told else ""


def _measured(found: Tally) -> str:
    if found.yardstick is not Yardstick.SIMPLE:
        return f"{found.majority.has} av minst {found.majority.needs}"
    yes, against = found.counts.yes, found.against
    sign = ">" if yes > against else "<" if yes < against else "="
    return f"{yes} {sign} {against}"


def _casting(found: Casting) -> str:
    given = "väntas" if found.ballot is None else BALLOTS[found.ballot]
    how = ", efter fråga" if found.asked and found.ballot is not None else ""
    return f"utslagsröst{how}: {given} {mark(found.source)}"


def sources(found: Tally) -> tuple[Source, ...]:
    """Everything the count stands on."""
    grounds = (
        found.seats.source,
        found.quorum.source if found.quorum else None,
        found.majority.source,
        found.casting.source if found.casting else None,
        found.unconflicted.source if found.counts.conflicted else None,
        found.counts_source if found.counts.abstained else None,
    )
    return tuple(dict.fromkeys(source for source in grounds if source is not None))


def picture(name: str, title: str, found: Tally) -> Picture:
    """The count as bars."""
    words = {**SAID, "conflicted": "jäv", "absent": "frånvarande"}
    lengths = {word: int(getattr(found.counts, field)) for field, word in words.items()}
    bars = tuple(Bar(word, length, str(length)) for word, length in lengths.items() if length)
    alt = f"{title}: {counts(found.counts)} av {found.seats.value}. {outcome(found.outcome)}"
    return Picture(name, title, alt, bars)
