"""Event streams that are sent as they come, kept within half a second, and read from any process."""

from colombage.kernel.streams.events import Event, merged
from colombage.kernel.streams.hub import StreamHub, opened_transcript, transcripts
from colombage.kernel.streams.store import is_live, open_stream, remove_streams, transcript_of
from colombage.kernel.streams.writer import StreamWriter

__all__ = [
    "Event",
    "StreamHub",
    "StreamWriter",
    "is_live",
    "merged",
    "open_stream",
    "opened_transcript",
    "remove_streams",
    "transcript_of",
    "transcripts",
]
