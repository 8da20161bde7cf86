"""Event streams that are sent as they come, kept within half a second, and read from any process."""

from colombage.kernel.streams.events import Event, merged
from colombage.kernel.streams.hub import StreamHub, StreamWriter, transcripts
from colombage.kernel.streams.store import open_stream, remove_streams

__all__ = ["Event", "StreamHub", "StreamWriter", "merged", "open_stream", "remove_streams", "transcripts"]
