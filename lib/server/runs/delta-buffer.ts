/** Holds the pieces of running calls until the client takes them; neighbouring pieces of one call become one. */
import type { Delta } from "@/lib/trace/event";

export type DeltaBuffer = {
  add(delta: Delta): void;
  /** Resolves when there is something to take. */
  waiting(): Promise<void>;
  take(): Delta[];
  /** Forgets a call's pieces: its end has the whole text. */
  drop(spanId: string): void;
};

export function createDeltaBuffer(): DeltaBuffer {
  const pieces = new Map<string, Delta>();
  let filled = Promise.withResolvers<void>();
  return {
    add(delta) {
      const before = pieces.get(delta.spanId);
      const continues = before && before.offset + before.text.length === delta.offset;
      pieces.set(delta.spanId, continues ? { ...before, text: before.text + delta.text } : delta);
      filled.resolve();
    },
    waiting: () => filled.promise,
    take() {
      const taken = [...pieces.values()];
      pieces.clear();
      filled = Promise.withResolvers();
      return taken;
    },
    drop(spanId) {
      pieces.delete(spanId);
    },
  };
}
