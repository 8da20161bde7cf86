"""Events as streams keep and send them: JSON objects with `seq` and `type`. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import orjson

from colombage.kernel.crypto import DataKey

Event = dict[str, Any]

TEXT = "text_delta"


def merged(events: Iterable[Event]) -> list[Event]:
    """The same events with neighbouring text deltas joined, under the sequence number of the last.

    A delta says where it begins (`at`, in UTF-16 code units, as browsers count), and a reader cuts the text
    there before adding it: a joined delta that repeats what a reader already has is therefore harmless.
    """
    result: list[Event] = []
    for event in events:
        last = result[-1] if result else None
        if last is not None and event["type"] == TEXT and last["type"] == TEXT:
            result[-1] = {**last, "seq": event["seq"], "text": last["text"] + event["text"]}
        else:
            result.append(event)
    return result


def utf16_length(text: str) -> int:
    """Length as browsers count it: characters beyond the basic plane are two."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def sealed(events: Sequence[Event], key: DataKey, stream_id: Any) -> bytes:
    return key.encrypt(orjson.dumps(events), stream_id)


def unsealed(body: bytes, key: DataKey, stream_id: Any) -> list[Event]:
    """Raises CannotDecrypt."""
    events: list[Event] = orjson.loads(key.decrypt(body, stream_id))
    return events


def encoded(event: Event) -> bytes:
    """The event as one server-sent event (WHATWG HTML, section 9.2.6)."""
    return b"id: %d\ndata: %b\n\n" % (event["seq"], orjson.dumps(event))
