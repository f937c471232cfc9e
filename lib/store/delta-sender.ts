/** Gathers the pieces of running calls for a moment, so that a fast model costs a few messages a second and not hundreds. */
import { encodeDelta } from "@/lib/store/delta-message";
import type { Delta } from "@/lib/trace/event";

const gatherMs = 30;

export type DeltaSender = {
  send(delta: Delta): void;
  flush(): void;
  /** Forgets the pieces of a call that has ended; null: of all the run's calls. */
  drop(runId: string, spanId: string | null): void;
};

export function createDeltaSender(notify: (payloads: string[]) => void): DeltaSender {
  let waiting: Delta[] = [];
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const deltas = waiting;
    waiting = [];
    notify(deltas.flatMap((delta) => encodeDelta("piece", delta)));
  }

  return {
    send(delta) {
      const index = waiting.findLastIndex(
        ({ runId, spanId }) => runId === delta.runId && spanId === delta.spanId,
      );
      const last = waiting[index];
      if (last !== undefined && delta.offset === last.offset + last.text.length) {
        waiting[index] = { ...last, text: last.text + delta.text };
      } else waiting.push(delta);
      timer ??= setTimeout(flush, gatherMs);
    },
    flush,
    drop(runId, spanId) {
      waiting = waiting.filter(
        (delta) => delta.runId !== runId || (spanId !== null && delta.spanId !== spanId),
      );
    },
  };
}
