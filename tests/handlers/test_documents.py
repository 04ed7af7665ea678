from governance.charter import DOCUMENTS
from handlers.answer import Table
from handlers.texts.documents import NO_LINK
from storage import documents
from tests.conversations.stage import Stage

SET = "kansliet: dokument strategier sätt"


def links(stage: Stage) -> dict[str, str]:
    stage.play("gast: dokument")
    return {
        row[0]: row[2]
        for part in stage.answer.parts
        if isinstance(part, Table)
        for row in part.rows
    }


def test_every_document_the_charter_names_is_listed_though_it_has_no_link(stage: Stage) -> None:
    found = links(stage)
    assert set(found) == {document.title for document in DOCUMENTS.values()}
    assert set(found.values()) == {NO_LINK}


def test_a_link_holds_from_its_day(stage: Stage) -> None:
    stage.play(f"{SET} länk=https://a.example.org")
    stage.play(f"{SET} länk=https://b.example.org datum=2026-12-01 titel=Strategierna")
    assert links(stage)["Strategierna till Programförklaring 2030"] == "https://a.example.org"
    stage.play("den 2026-12-01 kl. 00:00")
    assert links(stage)["Strategierna"] == "https://b.example.org"


def test_the_link_before_is_told_where_there_was_one(stage: Stage) -> None:
    first = "\n".join(stage.play(f"{SET} länk=https://a.example.org"))
    second = "\n".join(stage.play(f"{SET} länk=https://b.example.org"))
    assert "Tidigare uppgift" not in first
    assert "Tidigare uppgift, som finns kvar i journalen: https://a.example.org." in second


def test_a_document_is_named_without_diacritics(stage: Stage) -> None:
    stage.play("kansliet: dokument PROGRAMFORKLARING sätt länk=https://a.example.org")
    with stage.database.reading() as archive:
        found = [each for each in documents.load(archive) if each.link]
    assert [(each.key, each.title) for each in found] == [
        ("programförklaring", "Programförklaring 2030")
    ]


def test_only_whoever_may_is_offered_to_record_a_link(stage: Stage) -> None:
    assert "[Registrera länk]" in stage.play("kansliet: dokument")
    told = stage.play("gast: dokument")
    assert "[Registrera länk]" not in told
    assert "Kansliet kan lägga in de länkar som saknas." in told
