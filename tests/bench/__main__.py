"""`make bench`: each figure as a ratio measured in one run, beside its limit.

All of it, or only the parts that are named: `python -m tests.bench ballots`.
"""

import sys

from tests.bench import asking, ballots, clicks, heartbeat, register, serving, voters
from tests.bench.parts import run

PARTS = {
    "serving": serving.figures,
    "asking": asking.figures,
    "voters": voters.figures,
    "clicks": clicks.figures,
    "register": register.figures,
    "ballots": ballots.figures,
    "heartbeat": heartbeat.figures,
}
MINUTES = 4

if __name__ == "__main__":
    sys.exit(run("bench", PARTS, MINUTES, sys.argv[1:]))
