from typing import Any, Protocol

from playwright.sync_api import Locator, Page, expect


class Stage(Protocol):
    """The stand-in server and its browser window, from conftest."""

    canned: dict[str, Any]

    def open(self, query: str = ...) -> Page: ...
    def tell(self) -> None: ...
    def add_message(self, **given: object) -> str: ...


def newest(page: Page) -> Locator:
    return page.locator("#log .message").last


def say(stage: Stage, text: str) -> Locator:
    """Let a message come while the page is open; gives where it is drawn."""
    page = stage.open()
    ts = stage.add_message(blocks=[], text=text)
    stage.tell()
    message = page.locator(f'[data-ts="{ts}"]')
    message.wait_for()
    return message


def test_only_a_message_nobody_else_sees_is_marked_so(stage: Stage) -> None:
    page = stage.open()
    expect(page.get_by_text("Bara synligt för dig")).to_have_count(1)
    expect(newest(page)).to_contain_text("Bara synligt för dig")
    expect(newest(page)).to_contain_text("1 349 324,83 kr")


def test_markup_in_a_message_stays_text(stage: Stage) -> None:
    text = "<script>alert(1)</script> &lt;!channel&gt; <img src=x> <javascript:alert(1)|klicka>"
    message = say(stage, text)
    expect(message).to_contain_text("<script>alert(1)</script> <!channel> <img src=x>")
    assert message.locator("script, img, a, .mention").count() == 0


MRKDWN = [
    ("*fet _båda_*", "strong em", "båda"),
    ("2*3*4 snake_case_namn", ".prose p", "2*3*4 snake_case_namn"),
    ("~bort~", "s", "bort"),
    ("`*kod*`", "code", "*kod*"),
    ("```\nrad 1\nrad 2\n```", "pre code", "rad 1\nrad 2"),
    ("&gt; sagt", "blockquote", "sagt"),
    ("• en\n• två", "ul li:nth-child(2)", "två"),
    ("<@USKANE>", ".mention", "@Inköpschef, Region Skåne"),
    ("<https://example.org/?a=1&amp;b=2|se &amp; lär>", "a[href$='a=1&b=2']", "se & lär"),
    ("<!date^1796720400^{date_long}|x>", ".body time", "tisdag 8 december 2026"),
    ("<!channel> möte", ".mention.call", "@channel"),
]


def test_mrkdwn_is_drawn_as_slack_draws_it(stage: Stage) -> None:
    places = [stage.add_message(blocks=[], text=text) for text, _, _ in MRKDWN]
    page = stage.open()
    for ts, (_, selector, shown) in zip(places, MRKDWN, strict=True):
        expect(page.locator(f'[data-ts="{ts}"] {selector}')).to_have_text(shown)


def test_a_verbatim_text_has_only_the_links_that_are_written_as_such(stage: Stage) -> None:
    said = "se https://example.org/a och <https://example.org/b|detta>"
    texts = [{"type": "mrkdwn", "text": said, "verbatim": verbatim} for verbatim in (True, False)]
    stage.add_message(blocks=[{"type": "section", "text": each} for each in texts], text="")
    blocks = newest(stage.open()).locator("[data-block]")
    assert blocks.nth(0).get_by_role("link").all_inner_texts() == ["detta"]
    assert blocks.nth(1).get_by_role("link").all_inner_texts() == ["https://example.org/a", "detta"]


def test_a_table_has_headings_and_its_figures_stand_to_the_right(stage: Stage) -> None:
    table = stage.open().locator("table")
    assert table.locator("th[scope=col]").all_inner_texts() == [
        "Region", "Folkmängd", "Andel, %", "Belopp, kr",
    ]  # fmt: skip
    figure = table.get_by_role("cell", name="1 349 324,83")
    expect(figure).to_have_css("text-align", "right")
    expect(table.get_by_role("cell", name="Skåne")).to_have_css("text-align", "left")


def test_every_kind_of_block_is_drawn_and_an_unknown_one_says_so(stage: Stage) -> None:
    stage.add_message(blocks=stage.canned["everything"])
    message = newest(stage.open())
    expect(message.locator("[data-block]")).to_have_count(13)
    assert message.locator(".unknown").all_inner_texts() == ["(block av typen hologram)"]
