import pytest

from handlers import dispatch, forms
from handlers.answer import Field, Form, Input
from handlers.ask import Chosen, Delivery, Handle, Place, PlaceKind
from handlers.command import Command
from handlers.kinds import Arguments
from handlers.outcome import Exit, Outcome
from handlers.reading import Reading, read
from handlers.table import BY_VERB, TABLE
from storage.database import Database
from tests.handlers.meeting_room import NOW

LONGEST_LABEL = 75
LONGEST_HINT = 150


def form(database: Database, verb: str, **fields: str) -> Form:
    with database.reading() as archive:
        return forms.form(read(Chosen(verb, fields)), archive)


def field(asked: Form, name: str) -> Field:
    return next(each for each in asked.fields if each.name == name)


@pytest.mark.parametrize("command", TABLE, ids=lambda command: command.verb)
def test_every_command_has_a_form_with_a_field_for_each_argument(
    seeded: Database, command: Command[Arguments]
) -> None:
    with seeded.reading() as archive:
        asked = forms.form(Reading(command), archive)
    assert asked.verb == command.verb
    assert [each.name for each in asked.fields] == [each.name for each in command.parameters]
    for each in asked.fields:
        assert each.label[0].isupper()
        assert len(each.label) <= LONGEST_LABEL
        assert not each.hint or each.hint.endswith((".", "?"))
        assert len(each.hint) <= LONGEST_HINT
        assert (each.input is Input.SELECT) == bool(each.options)


def test_the_number_of_what_is_acted_upon_is_no_field_but_stands_in_the_title(
    seeded: Database,
) -> None:
    asked = form(seeded, "omröstning ändra", nr="12")
    assert (asked.title, asked.fixed) == ("Omröstning 12 ändra", {"nr": "12"})
    assert "nr" not in {each.name for each in asked.fields}
    unread = form(seeded, "omröstning ändra", nr="tolv")
    assert (unread.title, unread.fixed) == ("Omröstning ändra", {})


def test_all_that_is_acted_upon_stands_in_the_title_where_it_is_typed(seeded: Database) -> None:
    asked = form(seeded, "möte punkt ändra", nr="3", punkt="2")
    assert (asked.title, asked.fixed) == ("Möte 3 punkt 2 ändra", {"nr": "3", "punkt": "2"})
    assert form(seeded, "möte stryk", nr="3").title == "Möte 3 stryk"


def test_a_region_is_chosen_from_the_21(seeded: Database) -> None:
    region = field(form(seeded, "andel"), "region")
    assert region.input is Input.SELECT
    assert len(region.options) == 21
    assert region.options[9].label == region.options[9].value == "Region Skåne"


def test_what_was_given_already_is_filled_in(seeded: Database) -> None:
    asked = form(seeded, "andelar", belopp="12 000 000", som="BILD")
    assert field(asked, "belopp").value == "12 000 000"
    assert field(asked, "som").value == "bild"


def test_a_region_filled_in_is_one_of_those_offered(seeded: Database) -> None:
    assert field(form(seeded, "andel", region="region skåne"), "region").value == "Region Skåne"
    assert field(form(seeded, "andel", region="Atlantis"), "region").value == ""


def test_optional_fields_may_be_left_empty(seeded: Database) -> None:
    asked = form(seeded, "budget sätt")
    assert {each.name for each in asked.fields if each.required} == {"år"}


def test_a_day_and_a_long_text_have_fields_of_their_own(seeded: Database) -> None:
    assert field(form(seeded, "finansiering sätt"), "datum").input is Input.DATE
    assert field(form(seeded, "folkmängd importera"), "rader").input is Input.PARAGRAPH


def test_the_hint_keeps_its_capitals(seeded: Database) -> None:
    hint = field(form(seeded, "andel"), "region").hint
    assert hint == "En region, till exempel Region Skåne, skane, 12 eller SE-M."


def test_the_button_says_whether_something_is_saved(seeded: Database) -> None:
    assert form(seeded, "budget sätt").submit == "Spara"
    assert form(seeded, "andel").submit == "Visa"
    assert BY_VERB["budget sätt"].writes


@pytest.mark.parametrize(
    ("verb", "name", "within", "outside", "said"),
    [
        ("rapport överlämnad", "region", "2023", "2022", "det första året här är 2023"),
        ("rapport överlämnad", "region", "2099", "2100", "ange senast år 2099"),
        ("rapport beslutad", "beslut", "2023", "2022", "det första året här är 2023"),
        ("plan beslutad", "beslut", "2101", "2102", "ange senast år 2101"),
        ("plan stryk", "område", "2025", "2024", "det första året här är 2025"),
        ("plan område", "region", "2101", "2102", "ange senast år 2101"),
    ],
)
def test_a_form_of_a_year_out_of_reach_says_which_years_there_are(
    example: Database, verb: str, name: str, within: str, outside: str, said: str
) -> None:
    def opened(year: str) -> Outcome:
        place, chosen = Place(PlaceKind.TERMINAL), Chosen(verb, {"år": year})
        delivery = Delivery(Handle("kansliet"), place, NOW, chosen, pretended=True)
        return dispatch.form(delivery, example)

    answer = opened(within).answer
    assert isinstance(answer.parts[0], Form)
    assert field(answer.parts[0], name)
    refused = opened(outside)
    assert refused.exit is Exit.REFUSAL
    assert said in str(refused.answer)
