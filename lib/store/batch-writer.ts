/** Gathers events into batches and writes one batch after another; after one that failed, nothing more. */
import type { TraceEvent } from "@/lib/trace/event";

export type Batch = readonly [TraceEvent, ...TraceEvent[]];

export type BatchWriter = {
  /** Resolves once the event is written. One of the others says when that begins. */
  add(event: TraceEvent): Promise<void>;
  writeNow(): void;
  /** When what goes on from here has been sent: a cell need not wait until its reply is on its way to the log. */
  writeNext(): void;
  /** Waits a little for events to come: what ends one iteration and begins the next makes one batch. */
  writeSoon(): void;
};

type Waiting = { event: TraceEvent; resolve: () => void; reject: (reason: unknown) => void };

const LINGER_MS = 8;

export function batchWriter(append: (events: Batch) => Promise<void>): BatchWriter {
  let waiting: Waiting[] = [];
  let isWriting = false;
  let isUrgent = false;
  let lingering: NodeJS.Timeout | null = null;
  let failure: { reason: unknown } | null = null;

  async function write(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (isUrgent && !failure) {
      isUrgent = false;
      const batch = waiting;
      waiting = [];
      const [first, ...rest] = batch.map(({ event }) => event);
      if (!first) break;
      try {
        await append([first, ...rest]);
        for (const { resolve } of batch) resolve();
      } catch (reason) {
        failure = { reason };
        for (const { reject } of [...batch, ...waiting]) reject(reason);
        waiting = [];
      }
    }
    isWriting = false;
  }

  function writeNow(): void {
    isUrgent = true;
    if (lingering !== null) clearTimeout(lingering);
    lingering = null;
    queueMicrotask(write);
  }

  return {
    writeNow,
    writeNext: () => void setImmediate(writeNow),
    writeSoon() {
      lingering ??= setTimeout(writeNow, LINGER_MS);
    },
    add(event) {
      if (failure) return Promise.reject(failure.reason);
      return new Promise((resolve, reject) => {
        waiting.push({ event, resolve, reject });
      });
    },
  };
}
