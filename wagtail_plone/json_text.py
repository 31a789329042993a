"""JSON as it is stored and sent."""

import json
from typing import Any


def dump(value: Any) -> str:
    """JSON text, as short as it gets."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
