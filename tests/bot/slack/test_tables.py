import json

from bot.slack.composition import DASH, Block
from bot.slack.limits import violations
from bot.slack.tables import COLUMNS, LETTERS, LONGEST_CELL, ROWS, fits, preformatted, table
from handlers.answer import Column, Table

TWO = (Column("Region"), Column("Belopp", numeric=True))


def cells(blocks: list[Block]) -> list[list[str]]:
    rows = json.loads(json.dumps(blocks[1]))["rows"]
    return [[cell["text"] for cell in row] for row in rows]


def text(blocks: list[Block]) -> str:
    return "\n".join(json.loads(json.dumps(block))["text"]["text"] for block in blocks[1:])


def test_a_table_has_its_caption_above_and_numbers_to_the_right() -> None:
    caption, drawn = table(Table("Andelar", TWO, (("Skåne", "13"),)))
    assert "Andelar" in str(caption)
    assert drawn["column_settings"] == [
        {"align": "left", "is_wrapped": True},
        {"align": "right", "is_wrapped": False},
    ]
    assert cells([caption, drawn]) == [["Region", "Belopp"], ["Skåne", "13"]]


def test_an_empty_cell_is_a_dash() -> None:
    blocks = table(Table("", (Column(""), Column("x")), (("", " "),)))
    assert cells(blocks) == [[DASH, "x"], [DASH, DASH]]


def test_rows_without_room_are_counted_below() -> None:
    for count, left_out in ((99, ""), (100, "1 rad till"), (130, "31 rader till")):
        rows = tuple((str(number), "1") for number in range(count))
        blocks = table(Table("Rader", TWO, rows))
        assert violations(blocks, "message") == []
        assert len(cells(blocks)) == min(count + 1, ROWS)
        assert len(blocks) == (3 if left_out else 2)
        if left_out:
            assert left_out in str(blocks[2])


def test_all_cells_together_are_no_longer_than_slack_takes() -> None:
    rows = tuple(("x" * 150, "y" * 100) for _ in range(60))
    blocks = table(Table("Långa", TWO, rows))
    assert violations(blocks, "message") == []
    assert len(cells(blocks)) == 1 + (LETTERS - len("RegionBelopp")) // 250
    assert "21 rader till" in str(blocks[2])


def test_a_long_cell_is_cut() -> None:
    ((_, row),) = [cells(table(Table("", TWO, (("x" * 900, "1"),))))]
    assert row[0] == "x" * (LONGEST_CELL - 1) + "…"


def test_more_columns_than_slack_takes_are_not_its_table() -> None:
    assert fits(Table("", TWO * 10, ()))
    assert not fits(Table("", TWO * 10 + TWO[:1], ()))
    assert not fits(Table("", (), ()))
    assert len(TWO) * 10 == COLUMNS


def test_preformatted_rows_are_all_there_below_each_other_under_their_headings() -> None:
    rows = tuple((f"Region {number}", str(10**number)) for number in range(90))
    blocks = list(preformatted(Table("Rader", TWO, rows)))
    assert violations(blocks, "home") == []
    assert len(blocks) > 3
    lines = [line.strip("`") for line in text(blocks).split("\n")]
    headings = [line for line in lines if line.startswith("Region  ")]
    assert len(headings) == len(blocks) - 1
    assert len({len(line) for line in lines}) == 1, "the columns stand below each other"
    assert [line.split()[1] for line in lines if line not in headings] == [
        str(number) for number in range(90)
    ]


def test_no_row_is_no_line() -> None:
    assert len(list(preformatted(Table("Tom", TWO, ())))) == 1


def test_a_cell_cannot_end_the_preformatted_text_nor_break_its_line() -> None:
    blocks = list(preformatted(Table("", (Column("x"),), (("``` <!channel>\n*fet*",),))))
    assert text(blocks) == "```x\n''' &lt;!channel&gt; *fet*```"
