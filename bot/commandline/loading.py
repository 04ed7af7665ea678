"""Loading: importing what a command needs, which lives as long as the process does."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Import without looking for garbage, in which there is none: a tenth of the time is saved."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
