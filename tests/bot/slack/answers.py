"""Any answer there can be, also those nobody would write."""

from hypothesis import strategies as st

from handlers.answer import (
    Answer,
    Choice,
    Choices,
    Column,
    Document,
    Fact,
    Facts,
    Field,
    Form,
    Input,
    Option,
    Secret,
    Style,
    Table,
    Text,
)
from handlers.ask import Chosen
from handlers.drawings import Bar, Picture
from tests.bot.slack.sources import SOURCES

SHORT = st.text(st.sampled_from("aå<>&*`\n\u202e\x00😀 "), max_size=12)
TEXTS = st.one_of(
    st.sampled_from(["", " ", "–", "<!channel>", "```", "&" * 700, "å" * 200]),
    SHORT,
    st.builds(lambda text, times: text * times, SHORT, st.sampled_from([1, 7, 300])),
)
FEW = st.integers(0, 3)
MANY = st.sampled_from([0, 1, 11, 26, 101])
NAMES = st.sampled_from(["region", "belopp", "år"])
CHOSEN = st.builds(Chosen, st.just("andel"), st.dictionaries(NAMES, TEXTS, max_size=2))
CHOICES = st.builds(
    Choice, TEXTS, CHOSEN, st.sampled_from(Style), opens_form=st.booleans(), confirm=TEXTS
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.lists(st.builds(Column, TEXTS, st.booleans()), min_size=1, max_size=3))
    columns *= draw(st.sampled_from([1, 1, 7, 10]))
    kinds = draw(st.lists(st.tuples(*[TEXTS] * len(columns)), min_size=1, max_size=2))
    count = draw(MANY)
    rows = tuple(kinds[number % len(kinds)] for number in range(count))
    return Table(draw(TEXTS), tuple(columns), rows)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    count = draw(MANY)
    kind = draw(
        st.builds(
            Field,
            name=st.just("x"),
            label=TEXTS,
            hint=TEXTS,
            input=st.sampled_from(Input),
            required=st.booleans(),
            value=st.one_of(TEXTS, st.just("2027-03-31"), st.just("2027-02-30"), st.just("0")),
            options=options(),
        )
    )
    fields = tuple(
        Field(f"fält-{number}", *(getattr(kind, slot) for slot in Field.__slots__[1:]))
        for number in range(count)
    )
    return Form("andel", draw(TEXTS), draw(TEXTS), fields, {"region": "Region Skåne"})


@st.composite
def options(draw: st.DrawFn) -> tuple[Option, ...]:
    count = draw(st.sampled_from([0, 1, 100, 101, 250]))
    label, value = draw(TEXTS), draw(TEXTS)
    return tuple(Option(f"{label}{number}", f"{value}{number}") for number in range(count))


def several(items: st.SearchStrategy[tuple[object, ...]]) -> st.SearchStrategy[tuple[object, ...]]:
    """The same few over and over."""
    return st.builds(lambda few, times: few * times, items, st.sampled_from([0, 1, 1, 30]))


PARTS = st.one_of(
    st.builds(Text, TEXTS),
    st.builds(Facts, several(st.tuples(st.builds(Fact, TEXTS, TEXTS))), TEXTS, st.booleans()),
    tables(),
    st.builds(Choices, several(st.tuples(CHOICES))),
    forms(),
    st.builds(Picture, TEXTS, TEXTS, TEXTS, st.tuples(st.builds(Bar, TEXTS, FEW, TEXTS))),
    st.builds(Document, TEXTS, TEXTS, TEXTS),
    st.builds(Secret, TEXTS, TEXTS),
)
ANSWERS = st.builds(
    lambda title, parts, times, sources: Answer(title, tuple(parts) * times, tuple(sources)),
    TEXTS,
    st.lists(PARTS, max_size=4),
    st.sampled_from([1, 1, 1, 1, 1, 60]),
    st.lists(st.sampled_from(SOURCES), max_size=8),
)
