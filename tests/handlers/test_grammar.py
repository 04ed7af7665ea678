import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.ask import Word
from handlers.command import Parameter
from handlers.grammar import argument, bind, complete, tokenise
from handlers.kinds import Kind
from handlers.misread import Expected, Misread
from handlers.table import BY_VERB

BUDGET = BY_VERB["budget sätt"].parameters
SHARE = BY_VERB["andel"].parameters
FIGURES = BY_VERB["folkmängd"].parameters


def words(text: str) -> list[tuple[str, str]]:
    return [(word.key, word.text) for word in tokenise(text)]


def test_words_are_parted_by_blanks_of_any_kind() -> None:
    assert words(" andel  Region\tSkåne\u00a0nu\n då ") == [
        ("", "andel"),
        ("", "Region"),
        ("", "Skåne"),
        ("", "nu"),
        ("", "då"),
    ]


@pytest.mark.parametrize(
    "written", ['"a b"', "”a b”", "“a b”", "„a b“", "«a b»", "»a b«", "»a b»", '”a b"', '"a b”']
)
def test_quotes_of_any_shape_hold_blanks_together(written: str) -> None:
    assert tokenise(f"x={written} c") == (Word("a b", "x", quoted=True), Word("c"))


def test_a_keyword_inside_a_quoted_title_stays_text() -> None:
    assert words('rubrik="Beslut stänger=2026-01-01" stänger="2026-12-08 15:00"') == [
        ("rubrik", "Beslut stänger=2026-01-01"),
        ("stänger", "2026-12-08 15:00"),
    ]


def test_another_kind_of_quote_inside_quotes_stays_text() -> None:
    assert words('rubrik="Om ”hållbart” stänger=nu" form=möte') == [
        ("rubrik", "Om ”hållbart” stänger=nu"),
        ("form", "möte"),
    ]
    assert words('rubrik=”Om "hållbart" inköp”') == [("rubrik", 'Om "hållbart" inköp')]


def test_an_empty_pair_of_quotes_is_an_empty_word() -> None:
    assert tokenise('skäl=""') == (Word("", "skäl", quoted=True),)


@pytest.mark.parametrize("text", ['rubrik="Budget', 'a "', "a ”b", "a «b", '12" c'])
def test_a_quote_that_never_closes_is_a_misread(text: str) -> None:
    with pytest.raises(Misread) as caught:
        tokenise(text)
    assert caught.value.expected is Expected.CLOSING_QUOTE


def test_what_an_unclosed_quote_held_is_told_from_the_quote_on() -> None:
    with pytest.raises(Misread) as caught:
        tokenise('\x00\u202e a "b c')
    assert caught.value.given == '"b c'


@pytest.mark.parametrize("text", ["=5", "1a=2", "-x=1", "https://a.se/?b=c"])
def test_only_a_word_before_the_equals_sign_is_a_key(text: str) -> None:
    assert tokenise(text) == (Word(text),)


def test_a_token_of_the_terminal_stays_one_word() -> None:
    assert argument("Region Skåne") == Word("Region Skåne", quoted=True)
    assert argument("-5") == Word("-5")
    assert argument("beslut=i dag") == Word("i dag", "beslut", quoted=True)
    assert argument("https://a.se/?b=c") == Word("https://a.se/?b=c")


def test_keywords_take_the_words_up_to_the_next_keyword() -> None:
    assert bind(SHARE, tokenise("Region Skåne belopp 12 000 000 kr utan Gotland, Dalarna")) == {
        "region": "Region Skåne",
        "belopp": "12 000 000 kr",
        "utan": "Gotland, Dalarna",
    }


def test_a_value_glued_to_its_keyword_goes_on_with_thousands_only() -> None:
    assert bind(SHARE, tokenise("belopp=12 000 000,50 kr Region Skåne")) == {
        "belopp": "12 000 000,50 kr",
        "region": "Region Skåne",
    }
    assert bind(FIGURES, tokenise("region=gotland 2024")) == {"region": "gotland", "år": "2024"}
    assert bind(BUDGET, tokenise('beslut="a" 2027')) == {"beslut": "a", "år": "2027"}


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("belopp 1 000 000 skane", "1 000 000"),
        ("belopp 1 000 000,50 kr skane", "1 000 000,50 kr"),
        ("belopp 500 skane", "500"),
    ],
)
def test_an_amount_does_not_swallow_the_region_after_it(typed: str, amount: str) -> None:
    assert bind(SHARE, tokenise(typed)) == {"belopp": amount, "region": "skane"}


def test_a_year_does_not_swallow_the_region_after_it() -> None:
    found = {"folkmängd": "2024", "region": "skane"}
    assert bind(SHARE, tokenise("folkmängd 2024 skane")) == found


def test_keywords_need_no_diacritics() -> None:
    assert bind(BUDGET, tokenise("2027 PER-INVANARE=1 folkmangd 2024")) == {
        "år": "2027",
        "per-invånare": "1",
        "folkmängd": "2024",
    }


def test_a_quoted_word_is_never_a_keyword() -> None:
    assert bind(SHARE, tokenise('"belopp" utan "utan"')) == {"region": "belopp", "utan": "utan"}


def test_a_placed_argument_takes_the_word_of_its_shape_wherever_it_stands() -> None:
    found = {"region": "Region Gotland", "år": "2024"}
    assert bind(FIGURES, tokenise("Region Gotland 2024")) == found
    assert bind(FIGURES, tokenise("2024 Region Gotland")) == found


def test_a_placed_argument_can_also_be_named() -> None:
    assert bind(FIGURES, tokenise("år=2024 region=gotland")) == {"region": "gotland", "år": "2024"}


def test_a_key_nobody_has_is_a_misread_that_tells_which_there_are() -> None:
    with pytest.raises(Misread) as caught:
        bind(FIGURES, tokenise("färg=röd"))
    assert (caught.value.expected, caught.value.near) == (Expected.ARGUMENT, ("region", "år"))


def test_a_word_nobody_takes_is_a_misread() -> None:
    with pytest.raises(Misread) as caught:
        bind(BY_VERB["finansiering"].parameters, tokenise("alla nu"))
    assert (caught.value.expected, caught.value.given) == (Expected.NOTHING_MORE, "alla nu")


def test_a_word_of_another_shape_is_told_what_the_place_is_for() -> None:
    with pytest.raises(Misread) as caught:
        bind(BY_VERB["budget"].parameters, tokenise("nästa"))
    assert (caught.value.expected, caught.value.argument) == (Expected.YEAR, "år")


def test_a_required_argument_that_is_missing_is_a_misread() -> None:
    with pytest.raises(Misread) as caught:
        complete(SHARE, {"belopp": "1"})
    assert (caught.value.expected, caught.value.argument) == (Expected.REGION, "region")


def test_a_field_no_form_has_is_a_misread() -> None:
    with pytest.raises(Misread) as caught:
        complete(SHARE, {"region": "12", "färg": "röd"})
    assert (caught.value.expected, caught.value.given) == (Expected.ARGUMENT, "färg")


@given(st.text(max_size=200))
def test_no_text_can_break_the_tokeniser(text: str) -> None:
    try:
        found = tokenise(text)
    except Misread:
        found = ()
    assert all(word.quoted or word.text for word in found)


@given(st.lists(st.text(st.characters(exclude_characters='"', exclude_categories=["C"]))))
def test_what_is_quoted_comes_through_as_it_was(texts: list[str]) -> None:
    plain = [text.replace("\u00a0", " ") for text in texts]
    line = " ".join(f'"{text}"' for text in plain)
    assert [word.text for word in tokenise(line)] == [word.text for word in _cleaned(plain)]


def _cleaned(texts: list[str]) -> list[Word]:
    return [word for text in texts for word in tokenise(f'"{text}"')]


def test_one_parameter_without_shape_takes_all_that_is_left() -> None:
    everything = Parameter("fråga", Kind(Expected.TEXT, "text"), required=False, placed=True)
    assert bind([everything], tokenise('vad "gäller nu" 2027')) == {"fråga": "vad gäller nu 2027"}
