/** The browser's end of a run's event stream. EventSource comes back by itself with Last-Event-ID; where it gives up, a new one begins. */
import { parseReply, requestJson } from "@/components/api/request-json";
import { eventsPath } from "@/components/api/runs-api";
import type { EventPage } from "@/components/api/shapes";
import type { Delta, TraceEvent } from "@/lib/trace/event";
import type { OpenStream, StreamListener } from "./live-run";

const RETRY_MS = 2_000;
/** The server sends a sign of life every 15 s: a stream that is silent for longer is dead, though nothing says so. */
const SILENCE_MS = 40_000;
const PAGE_EVENTS = 10_000;

/** `isLong` says that much of the log is still to come: it is then read in large pages before the stream begins. */
export function eventSourceStream(runId: string, isLong: boolean): OpenStream {
  return (after, listener) => {
    const left = new AbortController();
    let last = after;
    const note = (event: TraceEvent) => {
      last = Math.max(last, event.seq);
      listener.onEvent(event);
    };
    const readPages = async () => {
      for (let isMore = isLong; isMore && !left.signal.aborted; ) {
        const path = `${eventsPath(runId, last)}&limit=${PAGE_EVENTS}`;
        const page = await requestJson<EventPage>(path, { signal: left.signal });
        for (const event of page.events) note(event);
        isMore = page.events.length === PAGE_EVENTS;
      }
    };
    const stream = () => {
      if (left.signal.aborted) return;
      const source = openSource(runId, last, { ...listener, onEvent: note });
      const silence = onSilence(source, SILENCE_MS, () => {
        source.close();
        listener.onError();
        stream();
      });
      left.signal.addEventListener("abort", () => {
        silence.stop();
        source.close();
      });
      source.addEventListener("end", () => silence.stop());
      source.addEventListener("error", () => {
        listener.onError();
        if (source.readyState !== EventSource.CLOSED) return;
        silence.stop();
        setTimeout(stream, RETRY_MS);
      });
    };
    // What the pages could not bring, the stream will.
    readPages().then(stream, stream);
    return () => left.abort();
  };
}

function openSource(runId: string, after: number, listener: StreamListener): EventSource {
  const source = new EventSource(eventsPath(runId, after));
  source.addEventListener("open", () => listener.onOpen());
  source.addEventListener("trace", (message: MessageEvent<string>) => {
    listener.onEvent(parseReply<TraceEvent>(message.data));
  });
  source.addEventListener("delta", (message: MessageEvent<string>) => {
    listener.onDelta(parseReply<Delta>(message.data));
  });
  source.addEventListener("end", () => {
    source.close();
    listener.onEnd();
  });
  return source;
}

/** Calls back once when nothing of the stream has come for so long. */
function onSilence(source: EventSource, silenceMs: number, onSilent: () => void): { stop(): void } {
  let timer = setTimeout(onSilent, silenceMs);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(onSilent, silenceMs);
  };
  for (const type of ["open", "trace", "delta", "ping"]) source.addEventListener(type, heard);
  return { stop: () => clearTimeout(timer) };
}
