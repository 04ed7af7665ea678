"""What is said of the founding document (samarbetsformerna)."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from governance import charter as founding
from governance.charter import CLAUSES, READINGS, Clause, Gap, Reading
from governance.provenance import Source, charter, setting
from governance.provenance import reading as reading_of
from governance.working_order import DRAFT, TERMS
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.ask import Chosen
from handlers.texts import working_order
from handlers.texts.formats import day, listed, short

RULES = "vad samarbetsformerna säger om det du frågar om"
UNREGULATED = "Regleras inte i samarbetsformerna"
NOT_PROPOSED = "Den arbetsordning som boten föreslår tar inte heller upp det."
MOST_SHOWN = 3
MOST_BUTTONS = 6
FIRST_OF_HEADINGS = ("R1", "R2", "R4", "R27", "R6", "R7", "R11", "R23", "R24")
"""A clause of each heading, in the document's order; the numbers have another."""

Rule = Clause | Gap


def headings() -> Answer:
    """The document's headings, and the clauses under each."""
    groups = [
        (heading, tuple(clauses))
        for heading, clauses in groupby(_in_reading_order(), key=lambda clause: clause.heading)
    ]
    rows = tuple(
        (heading, listed(tuple(clause.id for clause in clauses))) for heading, clauses in groups
    )
    caption = f"Samarbetsformerna, {day(founding.DATE)}, version {founding.VERSION}"
    table = Table(caption, (Column("Rubrik"), Column("Regler")), rows)
    hint = Text(
        "Fråga med några ord, till exempel ”regler utträde” eller ”regler kvorum”, eller med ett "
        "nummer, till exempel ”regler R8”. Reglerna återges med egna ord."
    )
    buttons = Choices(tuple(Choice(heading, _ask(heading)) for heading, _ in groups))
    return Answer("Regler", (table, hint, buttons), (charter("R1"),))


def found(question: str, rules: Sequence[Rule]) -> Answer:
    """The rules that answer a question, best first."""
    shown, more = rules[:MOST_SHOWN], rules[MOST_SHOWN:]
    best = shown[0]
    clauses = [*(_near(best) if isinstance(best, Gap) else ())]
    parts = [part for rule in shown for part in _parts(rule)]
    told = {rule.id for rule in shown if isinstance(rule, Clause)}
    beside = tuple(CLAUSES[clause.id] for clause in clauses if clause.id not in told)
    for clause in beside[:MOST_SHOWN]:
        parts.extend(_parts(clause))
    return Answer(
        f"Regler: {short(question)}",
        (*parts, _ways_on(more)),
        _sources((*shown, *beside[:MOST_SHOWN])),
    )


def silent(question: str, near: Sequence[str]) -> Answer:
    """The truth of what the document does not hold, with the words in it that look most like it."""
    asked = short(question)
    text = Text(f"{UNREGULATED}: jag hittar inget i dem om ”{asked}”.")
    alike = f"Det som stavas mest likt är {listed(tuple(near))}." if near else ""
    parts = (text, *((Text(alike),) if alike else ()), _ways_on((), near))
    return Answer(f"Regler: {asked}", parts, (charter("R1"),))


def under_heading(clauses: Sequence[Clause]) -> Answer:
    """All the clauses under a heading."""
    parts = [part for clause in clauses for part in _parts(clause)]
    return Answer(clauses[0].heading, (*parts, _ways_on(())), _sources(clauses))


def clause(rule: Clause) -> Answer:
    """One clause, and how we read it."""
    others = [each for each in CLAUSES.values() if each.heading == rule.heading and each != rule]
    buttons = _ways_on(others)
    return Answer(f"Regel {rule.id}", (*_parts(rule), buttons), _sources((rule,)))


def gap(rule: Gap) -> Answer:
    """One thing the document does not regulate."""
    near = tuple(_near(rule))
    parts = [*_parts(rule), *(part for each in near for part in _parts(each))]
    title = f"{'Förval' if _defaults(rule) else 'Regleras inte:'} {rule.default}"
    return Answer(title, (*parts, _ways_on(())), _sources((rule, *near)))


def reading(asked: Reading) -> Answer:
    """A question the document leaves open, the ways to read it, and ours."""
    facts = (
        Fact("Frågan", asked.question),
        *(
            Fact(f"Möjlig läsning {number}", text)
            for number, text in enumerate(asked.alternatives, start=1)
        ),
        Fact("Vår tolkning", asked.ours),
    )
    clauses = tuple(each for each in CLAUSES.values() if asked.id in each.readings)
    sources = (reading_of(asked.id), *(charter(each.id) for each in clauses))
    return Answer(f"Tolkning {asked.id}", (Facts(facts), _ways_on(clauses)), sources)


def _in_reading_order() -> Sequence[Clause]:
    """The clauses by heading, as the document has them."""
    order = [CLAUSES[first].heading for first in FIRST_OF_HEADINGS]
    return sorted(CLAUSES.values(), key=lambda each: order.index(each.heading))


def _parts(rule: Rule) -> tuple[Part, ...]:
    if isinstance(rule, Gap):
        read = tuple(Fact(f"Tolkning {each}", READINGS[each].ours) for each in rule.readings)
        ours = (*_defaults(rule), *read)
        return (Text(_gap_words(rule)), *((Facts(ours),) if ours else ()))
    told = Fact(f"{rule.id} · {rule.heading}", rule.paraphrase)
    beside = Fact(f"Tolkning {listed(rule.readings)}", rule.reading)
    return (Facts((told, beside) if rule.reading else (told,)),)


def _gap_words(rule: Gap) -> str:
    silent = f"{UNREGULATED}: {rule.title}."
    if _defaults(rule):
        return f"{silent} Styrgruppen kan reglera det i en arbetsordning (förval {rule.default})."
    return f"{silent} {NOT_PROPOSED}" if rule.default else silent


def _defaults(rule: Gap) -> tuple[Fact, ...]:
    """What the working order that the bot proposes says; nothing where it has no term."""
    return tuple(
        Fact(f"Förvalt · {working_order.LABELS[term.field]}", working_order.value(DRAFT, term))
        for term in TERMS
        if term.ground == rule.default
    )


def _near(rule: Gap) -> Iterable[Clause]:
    return (CLAUSES[each] for each in rule.near)


def _sources(rules: Iterable[Rule]) -> tuple[Source, ...]:
    """What the rules stand on, the readings told beside them too."""
    return tuple(dict.fromkeys(source for rule in rules for source in _source(rule)))


def _source(rule: Rule) -> Iterable[Source]:
    if isinstance(rule, Clause):
        yield charter(rule.id)
    elif rule.default:
        yield setting(rule.default)
    yield from (reading_of(each) for each in rule.readings)


def _ways_on(more: Sequence[Rule], words: Sequence[str] = ()) -> Choices:
    buttons = tuple(
        Choice(_name(rule), _ask(_name(rule)))
        for rule in more[:MOST_BUTTONS]
        if isinstance(rule, Clause) or rule.default
    )
    asked = tuple(Choice(word, _ask(word)) for word in words)
    return Choices((*buttons, *asked, Choice("Alla rubriker", Chosen("regler", {}))))


def _name(rule: Rule) -> str:
    return rule.id if isinstance(rule, Clause) else rule.default


def _ask(question: str) -> Chosen:
    return Chosen("regler", {"fråga": question})
