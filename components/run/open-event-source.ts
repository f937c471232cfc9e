/** The browser's end of a run's event stream. EventSource comes back by itself with Last-Event-ID; where it gives up, a new one begins. */
import { parseReply } from "@/components/api/request-json";
import { eventsPath } from "@/components/api/runs-api";
import type { Delta, TraceEvent } from "@/lib/trace/event";
import type { OpenStream } from "./live-run";

const RETRY_MS = 2_000;

export function eventSourceStream(runId: string): OpenStream {
  return (after, listener) => {
    let last = after;
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | null = null;
    const open = () => {
      source = new EventSource(eventsPath(runId, last));
      source.addEventListener("open", () => listener.onOpen());
      source.addEventListener("trace", (message: MessageEvent<string>) => {
        const event = parseReply<TraceEvent>(message.data);
        last = Math.max(last, event.seq);
        listener.onEvent(event);
      });
      source.addEventListener("delta", (message: MessageEvent<string>) => {
        listener.onDelta(parseReply<Delta>(message.data));
      });
      source.addEventListener("end", () => {
        source?.close();
        listener.onEnd();
      });
      source.addEventListener("error", () => {
        listener.onError();
        if (source?.readyState !== EventSource.CLOSED) return;
        retry = setTimeout(open, RETRY_MS);
      });
    };
    open();
    return () => {
      source?.close();
      if (retry !== null) clearTimeout(retry);
    };
  };
}
