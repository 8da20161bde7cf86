// Cuts a text stream into the `data:` payloads of server-sent events. Called by eventStream.
// fetch is read by hand, and not by EventSource, because the page needs the HTTP status (signed out, gone, away) and an
// honest end of stream instead of EventSource's endless retries.
export class ServerSentEvents {
  private rest = "";
  private data: string[] = [];

  /** Takes the next piece, cut anywhere, and gives back the payloads that it completes. */
  push(piece: string): string[] {
    const complete: string[] = [];
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line === "") {
        if (this.data.length > 0) complete.push(this.data.join("\n"));
        this.data = [];
      } else if (line.startsWith("data:")) {
        this.data.push(line.startsWith("data: ") ? line.slice(6) : line.slice(5));
      }
    }
    return complete;
  }
}
