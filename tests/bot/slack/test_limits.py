"""Each of Slack's limits: the largest that passes, and one more that does not."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models import blocks as sdk

from bot.slack.limit_blocks import BLOCKS
from bot.slack.limits import Surface, view_violations, violations

Json = dict[str, Any]
Sized = Callable[[int], list[Json]]


def plain(size: int) -> Json:
    return {"type": "plain_text", "text": "å" * size}


def mrkdwn(size: int) -> Json:
    return {"type": "mrkdwn", "text": "å" * size}


def section(**fields: object) -> Json:
    return {"type": "section", "text": mrkdwn(1), **fields}


def button(**fields: object) -> Json:
    return {"type": "button", "text": plain(1), **fields}


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def entry(**fields: object) -> Json:
    return {"type": "input", "label": plain(1), "element": {"type": "plain_text_input"}, **fields}


def option(**fields: object) -> Json:
    return {"text": plain(1), "value": "1", **fields}


def confirm(**fields: object) -> Json:
    parts = {"title": plain(1), "text": mrkdwn(1), "confirm": plain(1), "deny": plain(1)}
    return {**parts, **fields}


def table(rows: int, columns: int, letters: int = 1) -> Json:
    cell = {"type": "raw_text", "text": "1" * letters}
    return {"type": "table", "rows": [[cell] * columns for _ in range(rows)]}


def data_table() -> Json:
    return {**table(2, 1), "type": "data_table", "caption": "Andelar"}


def picture(**fields: object) -> Json:
    return {"type": "image", "alt_text": "x", "image_url": "https://example.org/a.png", **fields}


def markdown(size: int) -> Json:
    return {"type": "markdown", "text": "a" * size}


def chart() -> Json:
    pie = {"type": "pie", "segments": [{"label": "Gotland", "value": 1}]}
    return {"type": "data_visualization", "title": "Andelar", "chart": pie}


def card(**fields: object) -> Json:
    return {"type": "card", "title": plain(1), **fields}


def container(**fields: object) -> Json:
    return {"type": "container", "title": plain(1), "child_blocks": [section()], **fields}


def modal(**fields: object) -> Json:
    return {"type": "modal", "title": plain(24), "blocks": [section()], **fields}


def home(**fields: object) -> Json:
    return {"type": "home", "blocks": [section()], **fields}


DIVIDER: Json = {"type": "divider"}
DATETIME: Json = {"type": "datetimepicker", "action_id": "when"}


def among(kind: str, only: Json) -> list[Json]:
    return [section(accessory={"type": kind, "options": [only]})]


def chosen(kind: str, size: int) -> list[Json]:
    return [section(accessory={"type": kind, "options": [option()] * size})]


def an_option(kind: str, part: str, size: int) -> list[Json]:
    name = part.split(".", maxsplit=1)[0]
    value = "v" * size if name == "value" else plain(size)
    return among(kind, option(**{name: value}))


LIMITS: list[tuple[str, int, Sized]] = [
    ("blocks", 50, lambda n: [DIVIDER] * n),
    ("blocks[0].block_id", 255, lambda n: [{"type": "divider", "block_id": "b" * n}]),
    ("blocks[0].text.text", 3000, lambda n: [{"type": "section", "text": mrkdwn(n)}]),
    ("blocks[0].text.text", 3000, lambda n: [{"type": "section", "text": plain(n)}]),
    ("blocks[0].fields", 10, lambda n: [section(fields=[mrkdwn(1)] * n)]),
    ("blocks[0].fields[0].text", 2000, lambda n: [section(fields=[mrkdwn(n)])]),
    ("blocks[0].text.text", 150, lambda n: [{"type": "header", "text": plain(n)}]),
    ("blocks[0].elements", 10, lambda n: [{"type": "context", "elements": [mrkdwn(1)] * n}]),
    ("blocks[0].elements[0].text", 3000, lambda n: [{"type": "context", "elements": [plain(n)]}]),
    ("blocks[0].elements", 25, lambda n: [actions(*[button()] * n)]),
    ("blocks[0].elements[0].text.text", 75, lambda n: [actions(button(text=plain(n)))]),
    ("blocks[0].elements[0].value", 2000, lambda n: [actions(button(value="v" * n))]),
    ("blocks[0].elements[0].url", 3000, lambda n: [actions(button(url="u" * n))]),
    ("blocks[0].elements[0].action_id", 255, lambda n: [actions(button(action_id="a" * n))]),
    (
        "blocks[0].elements[0].accessibility_label",
        75,
        lambda n: [actions(button(accessibility_label="a" * n))],
    ),
    ("blocks[0].elements[0].agent_prompt", 4000, lambda n: [actions(button(agent_prompt="a" * n))]),
    (
        "blocks[0].elements[0].confirm.title.text",
        100,
        lambda n: [actions(button(confirm=confirm(title=plain(n))))],
    ),
    (
        "blocks[0].elements[0].confirm.text.text",
        300,
        lambda n: [actions(button(confirm=confirm(text=mrkdwn(n))))],
    ),
    (
        "blocks[0].elements[0].confirm.confirm.text",
        30,
        lambda n: [actions(button(confirm=confirm(confirm=plain(n))))],
    ),
    (
        "blocks[0].elements[0].confirm.deny.text",
        30,
        lambda n: [actions(button(confirm=confirm(deny=plain(n))))],
    ),
    ("blocks[0].accessory.options", 100, lambda n: chosen("static_select", n)),
    ("blocks[0].accessory.options", 100, lambda n: chosen("multi_static_select", n)),
    ("blocks[0].accessory.options", 10, lambda n: chosen("checkboxes", n)),
    ("blocks[0].accessory.options", 10, lambda n: chosen("radio_buttons", n)),
    ("blocks[0].accessory.options", 5, lambda n: chosen("overflow", n)),
    (
        "blocks[0].accessory.option_groups",
        100,
        lambda n: [
            section(
                accessory={
                    "type": "static_select",
                    "option_groups": [{"label": plain(75), "options": [option()]}] * n,
                }
            )
        ],
    ),
    (
        "blocks[0].accessory.option_groups[0].label.text",
        75,
        lambda n: [
            section(
                accessory={
                    "type": "multi_static_select",
                    "option_groups": [{"label": plain(n), "options": [option()]}],
                }
            )
        ],
    ),
    *(
        (f"blocks[0].accessory.options[0].{part}", most, partial(an_option, kind, part))
        for kind in ("static_select", "multi_static_select", "overflow", "checkboxes")
        for part, most in (("text.text", 75), ("value", 150), ("description.text", 75))
    ),
    ("blocks[0].label.text", 2000, lambda n: [entry(label=plain(n))]),
    ("blocks[0].hint.text", 2000, lambda n: [entry(hint=plain(n))]),
    (
        "blocks[0].element.placeholder.text",
        150,
        lambda n: [entry(element={"type": "plain_text_input", "placeholder": plain(n)})],
    ),
    (
        "blocks[0].element.min_length",
        3000,
        lambda n: [entry(element={"type": "plain_text_input", "min_length": n})],
    ),
    (
        "blocks[0].element.max_length",
        3000,
        lambda n: [entry(element={"type": "plain_text_input", "max_length": n})],
    ),
    ("blocks[0].alt_text", 2000, lambda n: [picture(alt_text="a" * n)]),
    ("blocks[0].image_url", 3000, lambda n: [picture(image_url="u" * n)]),
    ("blocks[0].title.text", 2000, lambda n: [picture(title=plain(n))]),
    ("blocks[0].rows", 100, lambda n: [table(n, 1)]),
    ("blocks[0].rows[0]", 20, lambda n: [table(1, n)]),
    ("blocks", 10_000, lambda n: [table(1, 1, n)]),
    ("blocks", 1, lambda n: [table(1, 1)] * n),
    ("blocks", 2, lambda n: [chart()] * n),
    ("blocks", 12_000, lambda n: [markdown(1), markdown(n - 1)]),
    ("blocks[0].title.text", 150, lambda n: [card(title=plain(n))]),
    ("blocks[0].subtitle.text", 150, lambda n: [card(subtitle=plain(n))]),
    ("blocks[0].body.text", 200, lambda n: [card(body=mrkdwn(n))]),
    ("blocks[0].elements", 10, lambda n: [{"type": "carousel", "elements": [card()] * n}]),
    ("blocks[0].child_blocks", 10, lambda n: [container(child_blocks=[DIVIDER] * n)]),
    ("blocks[0].title.text", 150, lambda n: [container(title=plain(n))]),
    ("blocks[0].subtitle.text", 150, lambda n: [container(subtitle=plain(n))]),
    ("blocks[0].title", 50, lambda n: [{**chart(), "title": "a" * n}]),
    ("blocks[0].actions", 3, lambda n: [card(actions=[button()] * n)]),
    ("blocks[0].column_settings", 20, lambda n: [{**table(1, 1), "column_settings": [None] * n}]),
    ("blocks[0].rows", 101, lambda n: [{**data_table(), "rows": table(n, 1)["rows"]}]),
    ("blocks[0].level", 4, lambda n: [{"type": "header", "text": plain(1), "level": n}]),
    (
        "blocks[0].elements",
        5,
        lambda n: [
            {
                "type": "context_actions",
                "elements": [{"type": "icon_button", "icon": "trash", "text": plain(1)}] * n,
            }
        ],
    ),
    (
        "blocks[0].page_size",
        100,
        lambda n: [{**data_table(), "page_size": n}],
    ),
    (
        "blocks[0].title.text",
        199,
        lambda n: [
            {
                "type": "video",
                "alt_text": "x",
                "title": plain(n),
                "thumbnail_url": "https://example.org/a.png",
                "video_url": "https://example.org/a",
            }
        ],
    ),
]


@pytest.mark.parametrize(
    ("path", "most", "build"),
    LIMITS,
    ids=[f"{index} {path} {most}" for index, (path, most, _) in enumerate(LIMITS)],
)
def test_the_largest_allowed_passes_and_one_more_fails(path: str, most: int, build: Sized) -> None:
    assert violations(build(most), "message") == []
    [finding] = violations(build(most + 1), "message")
    assert finding.startswith(f"{path}: ")
    assert str(most + 1) in finding
    assert str(most) in finding


VIEW_LIMITS: list[tuple[str, int, Callable[[int], Json]]] = [
    ("view.title.text", 24, lambda n: modal(title=plain(n))),
    ("view.submit.text", 24, lambda n: modal(submit=plain(n))),
    ("view.close.text", 24, lambda n: modal(close=plain(n))),
    ("view.callback_id", 255, lambda n: modal(callback_id="c" * n)),
    ("view.private_metadata", 3000, lambda n: modal(private_metadata="p" * n)),
    ("view.blocks", 100, lambda n: modal(blocks=[DIVIDER] * n)),
    ("view.blocks", 100, lambda n: home(blocks=[DIVIDER] * n)),
    (
        "view.blocks[0].element.max_files",
        10,
        lambda n: modal(
            submit=plain(1), blocks=[entry(element={"type": "file_input", "max_files": n})]
        ),
    ),
]


@pytest.mark.parametrize(
    ("path", "most", "build"),
    VIEW_LIMITS,
    ids=[f"{index} {path} {most}" for index, (path, most, _) in enumerate(VIEW_LIMITS)],
)
def test_the_largest_view_passes_and_one_more_fails(
    path: str, most: int, build: Callable[[int], Json]
) -> None:
    assert view_violations(build(most)) == []
    [finding] = view_violations(build(most + 1))
    assert finding.startswith(f"{path}: ")


def test_a_view_weighs_at_most_250_kilobytes() -> None:
    def view(size: int) -> Json:
        return modal(
            blocks=[section(text={"type": "mrkdwn", "text": "a" * 2900})] * 84 + [rest(size)]
        )

    def rest(size: int) -> Json:
        return section(text={"type": "mrkdwn", "text": "a" * size})

    assert view_violations(view(1)) == []
    [finding] = view_violations(view(3000))
    assert finding.endswith("at most 250000")


UNSOUND: list[tuple[str, object, str]] = [
    ("no list", {}, "blocks: not a list"),
    ("a block that is no object", ["text"], "blocks[0].type: None is none of"),
    ("an unknown block", [{"type": "sektion"}], "blocks[0].type: 'sektion' is none of"),
    ("a type that is no word", [{"type": ["section"]}], "blocks[0].type: ['section'] is none of"),
    ("an unknown field", [{"type": "divider", "colour": "red"}], "blocks[0].colour: unknown field"),
    ("an empty text", [section(text=mrkdwn(0))], "blocks[0].text.text: 0 characters, at least 1"),
    ("a section of nothing", [{"type": "section"}], "blocks[0]: at least 1 of text, fields"),
    ("no elements", [actions()], "blocks[0].elements: 0 items, at least 1"),
    ("no options", chosen("overflow", 0), "blocks[0].accessory.options: 0 items, at least 1"),
    (
        "mrkdwn in a header",
        [{"type": "header", "text": mrkdwn(1)}],
        "blocks[0].text.type: 'mrkdwn'",
    ),
    ("mrkdwn on a button", [actions(button(text=mrkdwn(1)))], "blocks[0].elements[0].text.type"),
    ("mrkdwn in a label", [entry(label=mrkdwn(1))], "blocks[0].label.type: 'mrkdwn'"),
    ("a bare string as text", [section(text="hej")], "blocks[0].text.type: None is none of"),
    ("a header without text", [{"type": "header"}], "blocks[0].text: missing"),
    (
        "an element in the wrong block",
        [actions({"type": "plain_text_input"})],
        "blocks[0].elements[0].type: 'plain_text_input' is none of",
    ),
    (
        "an unknown element",
        [section(accessory={"type": "knapp"})],
        "blocks[0].accessory.type: 'knapp' is none of",
    ),
    (
        "a menu with two sets of options",
        [
            section(
                accessory={
                    "type": "static_select",
                    "options": [option()],
                    "option_groups": [{"label": plain(1), "options": [option()]}],
                }
            )
        ],
        "blocks[0].accessory: exactly 1 of options, option_groups, here 2",
    ),
    (
        "a confirmation without its deny",
        [
            actions(
                button(confirm={"title": plain(1), "text": plain(1), "confirm": plain(1)}),
            )
        ],
        "blocks[0].elements[0].confirm.deny: missing",
    ),
    (
        "two blocks with one id",
        [{"type": "divider", "block_id": "a"}, {"type": "divider", "block_id": "a"}],
        "blocks[1].block_id: 'a' is already used by blocks[0]",
    ),
    (
        "one id inside and outside a container",
        [container(block_id="a", child_blocks=[{"type": "divider", "block_id": "a"}])],
        "blocks[0].child_blocks[0].block_id: 'a' is already used by blocks[0]",
    ),
    (
        "two buttons with one id",
        [actions(button(action_id="a"), button(action_id="b"), button(action_id="a"))],
        "blocks[0].elements[2].action_id: 'a' is already used by blocks[0].elements[0]",
    ),
    (
        "a ragged table",
        [{"type": "table", "rows": [*table(1, 2)["rows"], *table(1, 3)["rows"]]}],
        "blocks[0].rows[1]: 3 cells, the first row has 2",
    ),
    (
        "an empty cell",
        [{"type": "table", "rows": [[{"type": "raw_text", "text": ""}]]}],
        "blocks[0].rows[0][0].text: 0 characters",
    ),
    (
        "a second table of the other kind",
        [table(2, 1), data_table()],
        "blocks: 2 tables, at most 1",
    ),
    ("a bad style", [actions(button(style="green"))], "blocks[0].elements[0].style: 'green'"),
    (
        "a bad date",
        [section(accessory={"type": "datepicker", "initial_date": "31/3 2026"})],
        "blocks[0].accessory.initial_date: '31/3 2026' is not of the form 2026-03-31",
    ),
    ("a picture from nowhere", [{"type": "image", "alt_text": "x"}], "blocks[0]: exactly 1 of"),
    (
        "a picture without words",
        [{"type": "image", "image_url": "https://example.org/a.png"}],
        "blocks[0].alt_text: missing",
    ),
]


@pytest.mark.parametrize(
    ("blocks", "start"),
    [(blocks, start) for _, blocks, start in UNSOUND],
    ids=[u[0] for u in UNSOUND],
)
def test_what_slack_would_refuse_is_found_with_its_path(blocks: object, start: str) -> None:
    [finding] = violations(blocks, "message")
    assert finding.startswith(start)


RICH: Json = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "hej"}]},
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [
                {"type": "rich_text_section", "elements": [{"type": "user", "user_id": "U1"}]}
            ],
        },
        {"type": "rich_text_preformatted", "elements": []},
        {"type": "rich_text_quote", "elements": [{"type": "link", "url": "https://example.org"}]},
    ],
}
TASK: Json = {"type": "task_card", "task_id": "1", "title": "x", "status": "complete"}

SAMPLES: list[tuple[Json, set[Surface]]] = [
    (section(), {"message", "modal", "home"}),
    (DIVIDER, {"message", "modal", "home"}),
    ({"type": "header", "text": plain(1), "level": 2}, {"message", "modal", "home"}),
    ({"type": "context", "elements": [picture(), mrkdwn(1)]}, {"message", "modal", "home"}),
    (actions(button()), {"message", "modal", "home"}),
    (picture(), {"message", "modal", "home"}),
    (entry(), {"message", "modal", "home"}),
    (RICH, {"message", "modal", "home"}),
    ({"type": "alert", "text": plain(1), "level": "warning"}, {"modal"}),
    ({"type": "file", "external_id": "F1", "source": "remote"}, set()),
    (card(), {"message", "home"}),
    ({"type": "carousel", "elements": [card()]}, {"message", "home"}),
    (container(), {"message", "home"}),
    (container(child_blocks=[table(1, 1)]), {"message"}),
    (
        {
            "type": "context_actions",
            "elements": [
                {
                    "type": "feedback_buttons",
                    "positive_button": {"text": plain(1), "value": "ja"},
                    "negative_button": {"text": plain(1), "value": "nej"},
                }
            ],
        },
        {"message"},
    ),
    (data_table(), {"message"}),
    (chart(), {"message", "home"}),
    (markdown(1), {"message"}),
    (TASK, {"message"}),
    ({"type": "plan", "title": "x", "tasks": [TASK]}, {"message"}),
    (
        {**table(2, 2), "column_settings": [None, {"align": "right", "is_wrapped": True}]},
        {"message"},
    ),
    (actions(DATETIME), {"message", "modal"}),
    (entry(element=DATETIME), {"message", "modal"}),
    (entry(element={"type": "number_input", "is_decimal_allowed": False}), {"modal"}),
    (entry(element={"type": "email_text_input"}), {"modal"}),
    (entry(element={"type": "url_text_input"}), {"modal"}),
    (entry(element={"type": "file_input"}), {"modal"}),
]


@pytest.mark.parametrize("surface", ["message", "modal", "home"])
@pytest.mark.parametrize(
    ("block", "surfaces"),
    SAMPLES,
    ids=[f"{index} {block['type']}" for index, (block, _) in enumerate(SAMPLES)],
)
def test_each_block_may_stand_only_where_slack_draws_it(
    block: Json, surfaces: set[Surface], surface: Surface
) -> None:
    found = violations([block], surface)
    assert (found == []) == (surface in surfaces)
    assert all("is not allowed on the surface" in finding for finding in found)


def test_every_block_type_but_the_video_is_among_the_samples() -> None:
    assert {block["type"] for block, _ in SAMPLES} | {"video"} == set(BLOCKS)


def test_one_action_id_may_serve_in_two_blocks() -> None:
    blocks = [actions(button(action_id="a")), actions(button(action_id="a"))]
    assert violations(blocks, "message") == []


def test_a_modal_with_an_input_needs_a_submit_button() -> None:
    assert view_violations(modal(blocks=[entry()], submit=plain(1))) == []
    [finding] = view_violations(modal(blocks=[entry()]))
    assert finding == "view.submit: missing, and there is an input block"


def test_a_home_tab_has_no_submit_button_even_with_an_input() -> None:
    assert view_violations(home(blocks=[entry()])) == []
    assert view_violations(home(submit=plain(1))) == ["view.submit: unknown field"]


@pytest.mark.parametrize("view", [None, [], {"type": "popup", "blocks": []}, {"blocks": []}])
def test_only_modals_and_home_tabs_are_views(view: object) -> None:
    assert view_violations(view)[0].startswith("view.type: ")


def test_a_view_needs_blocks_and_a_modal_a_title() -> None:
    assert view_violations(home(blocks=[])) == ["view.blocks: 0 items, at least 1"]
    assert view_violations({"type": "modal", "blocks": [section()]}) == ["view.title: missing"]


def test_a_surface_is_judged_inside_a_view_too() -> None:
    [finding] = view_violations(home(blocks=[table(1, 1)]))
    assert finding.startswith("view.blocks[0].type: 'table' is not allowed")


def words(most: int) -> st.SearchStrategy[str]:
    return st.text(st.characters(codec="utf-8"), min_size=1, max_size=most)


def sound_blocks() -> st.SearchStrategy[Any]:
    """Messages made by Slack's own classes, inside the limits those know of."""
    note = st.builds(lambda text: sdk.MarkdownTextObject(text=text), words(300))
    label = words(30).map(lambda text: sdk.PlainTextObject(text=text))
    push = st.builds(
        lambda text, value: sdk.ButtonElement(text=text, value=value), label, words(50)
    )
    choice = st.builds(lambda text, value: sdk.Option(text=text, value=value), label, words(50))
    menu = st.lists(choice, min_size=1, max_size=20).map(
        lambda o: sdk.StaticSelectElement(options=o)
    )
    element = st.one_of(push, menu)
    return st.one_of(
        st.builds(lambda text: sdk.HeaderBlock(text=text), label),
        st.builds(
            lambda text, beside: sdk.SectionBlock(text=text, accessory=beside), note, element
        ),
        st.lists(note, min_size=1, max_size=10).map(lambda notes: sdk.SectionBlock(fields=notes)),
        st.lists(note, min_size=1, max_size=10).map(lambda n: sdk.ContextBlock(elements=n)),
        st.lists(element, min_size=1, max_size=25).map(lambda e: sdk.ActionsBlock(elements=e)),
        st.just(sdk.DividerBlock()),
    ).map(lambda block: block.to_dict())


@given(st.lists(sound_blocks(), max_size=12))
def test_sound_messages_pass(blocks: list[Json]) -> None:
    assert violations(blocks, "message") == []
    assert violations(blocks, "modal") == ([] if blocks else ["blocks: 0 items, at least 1"])


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.sampled_from(["", "section", *BLOCKS])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["type", "text", "elements", "rows", "fields", "child_blocks", "x"]),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=20,
)


@given(JSON, st.sampled_from(["message", "modal", "home"]))
def test_whatever_comes_is_judged_without_an_exception(value: object, surface: Surface) -> None:
    assert all(isinstance(finding, str) for finding in violations(value, surface))
    assert all(isinstance(finding, str) for finding in view_violations(value))
