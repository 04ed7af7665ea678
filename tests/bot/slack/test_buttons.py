import json
from itertools import count

from bot.slack.buttons import ASK, FORM, Again, asking_again, button, rows
from bot.slack.limits import violations
from handlers.answer import Choice, Style
from handlers.ask import Chosen

CHOSE = Chosen("andel", {"region": "Region Skåne"})
LONG = Chosen("regler", {"fråga": "x" * 2500})


def test_a_button_carries_its_command_and_says_what_it_does() -> None:
    drawn = button(Choice("Visa", CHOSE), 3)
    assert drawn["action_id"] == f"{ASK}:3"
    assert json.loads(str(drawn["value"])) == ["andel", {"region": "Region Skåne"}]
    assert "style" not in drawn
    assert "confirm" not in drawn
    assert button(Choice("Fyll i", CHOSE, opens_form=True), 0)["action_id"] == f"{FORM}:0"


def test_style_and_question_are_drawn() -> None:
    drawn = button(Choice("Stryk" * 30, CHOSE, Style.DANGER, confirm="Säkert?" * 90), 0)
    assert drawn["style"] == "danger"
    assert violations([{"type": "actions", "elements": [drawn]}], "message") == []
    assert "Säkert?" in str(drawn["confirm"])


def test_more_buttons_than_a_row_takes_begin_a_new_one_and_none_is_lost() -> None:
    drawn = rows([Choice(str(number), CHOSE) for number in range(60)], count())
    assert violations(drawn, "message") == []
    assert [len(row["elements"]) for row in drawn] == [25, 25, 10]  # type: ignore[arg-type] # lists


def test_a_command_longer_than_a_button_carries_has_none() -> None:
    assert rows([Choice("Fråga igen", LONG)], count()) == []
    assert asking_again(Again(LONG), cut=True) == []
    assert asking_again(None, cut=True) == []
    assert asking_again(Again(CHOSE, shareable=False), cut=False) == []


def test_a_form_longer_than_a_button_carries_opens_unfilled() -> None:
    (row,) = rows([Choice("Fyll i", LONG, opens_form=True)], count())
    (drawn,) = json.loads(json.dumps(row))["elements"]
    assert json.loads(drawn["value"]) == ["regler", {}]
    assert drawn["action_id"] == f"{FORM}:0"
