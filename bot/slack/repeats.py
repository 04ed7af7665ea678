"""Deliveries Slack has made before: kept for a while, so that none is answered twice."""

from collections import OrderedDict

KEPT = 1000


class Repeats:
    """The last deliveries; more than Slack can repeat within its three tries."""

    def __init__(self) -> None:
        self._keys: OrderedDict[str, None] = OrderedDict()

    def seen(self, key: str) -> bool:
        """Whether the delivery has come before; remembers it."""
        if key in self._keys:
            return True
        self._keys[key] = None
        if len(self._keys) > KEPT:
            self._keys.popitem(last=False)
        return False
