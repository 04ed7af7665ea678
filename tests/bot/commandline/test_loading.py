import gc

import pytest

from bot.commandline.loading import loading


def test_no_garbage_is_looked_for_while_modules_are_loaded_and_it_is_afterwards() -> None:
    with loading():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


def test_it_is_looked_for_again_when_loading_fails() -> None:
    with pytest.raises(ImportError), loading():
        raise ImportError
    assert gc.isenabled()
