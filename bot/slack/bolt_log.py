"""What Bolt logs, without what is no news or should not be kept."""

import logging

from slack_bolt.logger.messages import warning_client_prioritized_and_token_skipped


def bolt_log() -> logging.Logger:
    """A logger that leaves out what Bolt else logs of each refused request: its whole body."""
    logger = logging.getLogger("bot.slack.bolt")
    logger.setLevel(logging.WARNING)
    logger.addFilter(_news)
    return logger


def _news(record: logging.LogRecord) -> bool:
    """Whether a warning of Bolt's tells anything: it finds our token in the environment too."""
    return record.getMessage() != warning_client_prioritized_and_token_skipped()
