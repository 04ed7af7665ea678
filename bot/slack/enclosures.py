"""Files that go with a post: taken to Slack first, where nobody sees them, then shown in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from slack_sdk.web.async_client import AsyncWebClient

from bot.drawing import png
from bot.slack.composition import Block, section
from bot.slack.mrkdwn import escaped
from bot.slack.sending import File, files
from handlers.answer import Answer
from handlers.drawings import Image


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The blocks that show the files, and the addresses of those that are not pictures."""

    blocks: Sequence[Block]
    links: Sequence[str]


def without_files(answer: Answer) -> Answer:
    """An answer without the parts that travel as files."""
    apart = tuple(files(answer))
    return replace(answer, parts=tuple(part for part in answer.parts if part not in apart))


async def enclosed(client: AsyncWebClient, answer: Answer) -> Enclosed:
    """Upload an answer's files to no channel at all."""
    blocks: list[Block] = []
    links: list[str] = []
    for file in files(answer):
        uploaded = await _uploaded(client, file)
        if isinstance(file, Image):
            shown: Block = {"type": "image", "slack_file": {"id": uploaded["id"]}}
            blocks.append({**shown, "alt_text": file.alt})
        else:
            link = f"<{uploaded['permalink']}|{escaped(file.name)}>"
            links.append(link)
            blocks.append(section(link))
    return Enclosed(blocks, links)


async def _uploaded(client: AsyncWebClient, file: File) -> dict[str, str]:
    if isinstance(file, Image):
        content, title, alt = await png(file), file.title, file.alt
    else:
        content, title, alt = file.text.encode(), file.name, None
    done = await client.files_upload_v2(
        content=content, filename=file.name, title=title, alt_txt=alt
    )
    return dict(done["file"])
