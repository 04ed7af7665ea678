import importlib
import pkgutil
from collections.abc import Iterator
from enum import StrEnum

import governance
import handlers
from governance.links import LIMITS
from governance.people import Right, Role
from governance.provenance import setting
from governance.refusal import Refusal
from handlers.answer import Text
from handlers.population_plan import Reason
from handlers.reasons import Reason as DoorReason
from handlers.statistics import Trouble
from handlers.texts import refusals

CALLED = frozenset({"Reason", "Trouble"})
"""What the enums of reasons are called."""


def reason_classes() -> Iterator[type[StrEnum]]:
    """Every enum of reasons there is, where it is defined."""
    for package in (governance, handlers):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            for name, value in vars(module).items():
                if name in CALLED and value.__module__ == found.name:
                    yield value


def called(reason: StrEnum) -> str:
    return f"{type(reason).__module__}.{reason.name}"


REASONS = tuple(reason for each in reason_classes() for reason in each)


def test_reasons_are_looked_for_in_both_folders() -> None:
    assert {Reason.FAULTY, Trouble.SLOW, DoorReason.NOT_ALLOWED} <= set(REASONS)
    assert "governance" in {type(reason).__module__.split(".")[0] for reason in REASONS}


def test_no_two_reasons_are_the_same_word() -> None:
    # Two words alike are one key of SENTENCES, and one of the two would be told the other's.
    by_word = {str(reason): called(reason) for reason in REASONS}
    assert [called(reason) for reason in REASONS if by_word[str(reason)] != called(reason)] == []


def test_every_reason_has_a_sentence() -> None:
    assert [called(reason) for reason in REASONS if reason not in refusals.SENTENCES] == []


def test_whoever_may_is_named() -> None:
    roles = frozenset({Role.CHAIR, Role.VICE_CHAIR})
    refusal = Refusal(DoorReason.NOT_ALLOWED, LIMITS, right=Right.SET_FACTS, roles=roles)
    (text,) = refusals.answer(refusal).parts
    assert isinstance(text, Text)
    assert text.text == (
        "Du kan inte ändra uppgifter. Det kan styrgruppens ordförande eller styrgruppens vice "
        "ordförande."
    )


def test_the_fields_are_put_into_words_and_the_source_is_kept() -> None:
    source = setting("rimlig folkmängd")
    refusal = Refusal(
        Reason.WRONG_TOTAL,
        source,
        year="2025",
        total=10_605_520,
        national=10_605_800,
        difference=280,
        allowed=50,
    )
    answer = refusals.answer(refusal)
    assert answer.sources == (source,)
    assert "10\u00a0605\u00a0520" in str(answer.parts[0]).replace("\\xa0", "\u00a0")
