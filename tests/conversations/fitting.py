"""Whether an answer is whole wherever Slack shows it."""

from bot.slack.blocks import message
from bot.slack.views import home, modal
from handlers.answer import Answer
from handlers.texts.slack import MORE_THAN_FITS


def cut_in(answer: Answer) -> list[str]:
    """Where something of an answer is left out for want of room."""
    drawn = {
        "message": message(answer).blocks,
        "modal": modal(answer)["blocks"],
        "home": home(answer)["blocks"],
    }
    return [place for place, blocks in drawn.items() if MORE_THAN_FITS in str(blocks)]
