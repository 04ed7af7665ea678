from governance.links import LIMITS
from governance.people import Right, Role
from governance.provenance import setting
from governance.refusal import Refusal
from handlers.answer import Text
from handlers.population_plan import Reason
from handlers.reasons import Reason as DoorReason
from handlers.texts import links, people, populations, refusals, statistics


def test_no_two_reasons_share_a_name() -> None:
    tables = (links.REFUSALS, people.REFUSALS, populations.REFUSALS, statistics.REFUSALS)
    names = [str(reason) for table in tables for reason in table]
    assert len(names) == len(set(names))
    assert set(names) <= set(map(str, refusals.SENTENCES))


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
