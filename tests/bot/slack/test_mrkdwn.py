import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.mrkdwn import escaped, fitting, formats, linked, unescaped

LINKS = (
    ("Se https://example.org/a.", "Se <https://example.org/a>."),
    ("(https://example.org/a?b=1&c=2)", "(<https://example.org/a?b=1&amp;c=2>)"),
    ("https://example.org/a|@here", "<https://example.org/a%7C@here>"),
    ("<https://example.org|här>", "&lt;<https://example.org%7Chär>&gt;"),
    ("http://a.se http://b.se", "<http://a.se> <http://b.se>"),
    ("https:// är ingen adress", "https:// är ingen adress"),
)
SIGNS = st.text(st.sampled_from("a&<>;å"), max_size=60)


@given(SIGNS)
def test_what_is_escaped_holds_no_sign_of_slacks_and_comes_back_as_it_was(text: str) -> None:
    assert not set("<>") & set(escaped(text))
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize(("text", "written"), LINKS)
def test_an_address_is_written_as_a_link_and_nothing_else_is(text: str, written: str) -> None:
    assert linked(text) == written


def test_of_a_text_that_is_cut_no_address_is_a_link() -> None:
    text = "Se https://example.org/a och mer"
    assert linked(text, len(text) + 2) == "Se <https://example.org/a> och mer"
    assert linked(text, len(text) + 1) == text
    assert linked(text, 20) == "Se https://example.…"


@given(SIGNS, st.integers(6, 40))
def test_a_cut_text_is_the_beginning_of_the_whole_one_and_cuts_no_escape(
    text: str, longest: int
) -> None:
    cut = escaped(text, longest)
    assert len(cut) <= longest
    if cut.endswith("…"):
        kept = cut.removesuffix("…")
        assert text.startswith(unescaped(kept))
        assert escaped(unescaped(kept)) == kept
        assert len(kept) >= longest - len("&amp;"), "no more is cut than has to be"
    else:
        assert unescaped(cut) == text


def test_a_text_of_nothing_but_signs_is_cut_not_emptied() -> None:
    assert escaped("&" * 1_000_000) == "&amp;" * 599 + "…"


def test_an_escape_a_person_typed_is_theirs() -> None:
    assert unescaped("&amp;lt;") == "&lt;"
    assert escaped("&lt;") == "&amp;lt;"


@given(st.lists(st.text("ab", max_size=5), max_size=20))
def test_texts_are_joined_in_order_and_none_is_divided(texts: list[str]) -> None:
    groups = list(fitting(texts, 12, "\n"))
    assert all(len(group) <= 12 for group in groups)
    said = [text for text in texts if text]
    assert [line for group in groups for line in group.split("\n") if line] == said


@pytest.mark.parametrize(
    "text", ["*fet*", "a * b", "_kursiv_", "~5 kr~", "`kod`", "```", "rad\n> citat", ":tada:", "_x"]
)
def test_a_sign_that_changes_how_text_looks_is_seen(text: str) -> None:
    assert formats(text)


@pytest.mark.parametrize(
    "text",
    [
        *("snake_case", "https://example.org/*a*/_b_~c", "kl. 10:00-12:00", "a > b", "2026:1", ""),
        "se https://example.org/a_b_ och läs",
    ],
)
def test_what_only_looks_like_such_a_sign_is_left_alone(text: str) -> None:
    assert not formats(text)
