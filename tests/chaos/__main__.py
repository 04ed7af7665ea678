"""`make chaos`: what must hold when processes die and Slack fails, beside what is allowed.

All of it, or only the parts that are named: `python -m tests.chaos votes`.
"""

import sys

from tests.bench.parts import run
from tests.chaos import downtime, posts, schedules, votes, year

PARTS = {
    "posts": posts.figures,
    "votes": votes.figures,
    "schedules": schedules.figures,
    "downtime": downtime.figures,
    "year": year.figures,
}
MINUTES = 20

if __name__ == "__main__":
    sys.exit(run("chaos", PARTS, MINUTES, sys.argv[1:]))
