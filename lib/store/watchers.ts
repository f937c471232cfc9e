/** The watchers' side of running calls in one process: puts the publisher's messages together and hands on what is new. */
import { createCallTexts } from "@/lib/store/call-texts";
import type { DeltaMessage } from "@/lib/store/delta-message";
import type { Delta } from "@/lib/trace/event";

export type Watchers = {
  watch(runId: string, onDelta: (delta: Delta) => void): () => void;
  receive(message: Exclude<DeltaMessage, { kind: "request" }>): void;
  /** Asks again for every run that is watched: messages may have been missed. */
  requestAll(): void;
};

/** A run's publisher is asked at most this often, however many pieces are missing. */
const askAgainMs = 500;

export function createWatchers(ask: (runId: string) => void): Watchers {
  const watched = new Map<string, Set<(delta: Delta) => void>>();
  const texts = createCallTexts();
  /** Texts whose parts are arriving, by run and span. */
  const arriving = new Map<string, string>();

  const askedAt = new Map<string, number>();

  function request(runId: string): void {
    const now = performance.now();
    if (now - (askedAt.get(runId) ?? -askAgainMs) < askAgainMs) return;
    askedAt.set(runId, now);
    ask(runId);
  }

  function deliver(delta: Delta | null): void {
    if (delta === null) return;
    for (const onDelta of watched.get(delta.runId) ?? []) onDelta(delta);
  }

  function receivePart(message: Extract<DeltaMessage, { kind: "catch-up" }>): void {
    const { runId, spanId, offset, text, total } = message;
    const key = `${runId}\n${spanId}`;
    const before = offset === 0 ? "" : arriving.get(key);
    if (before === undefined || before.length !== offset) return;
    const whole = before + text;
    if (whole.length < total) arriving.set(key, whole);
    else {
      arriving.delete(key);
      deliver(texts.catchUp({ runId, spanId, offset: 0, text: whole }));
    }
  }

  return {
    watch(runId, onDelta) {
      const set = watched.get(runId) ?? new Set();
      const isFirst = set.size === 0;
      watched.set(runId, set.add(onDelta));
      if (isFirst) request(runId);
      else for (const delta of texts.of(runId)) onDelta(delta);
      return () => {
        set.delete(onDelta);
        if (set.size > 0 || watched.get(runId) !== set) return;
        watched.delete(runId);
        texts.forget(runId, null);
        askedAt.delete(runId);
      };
    },
    receive(message) {
      if (!watched.has(message.runId)) return;
      if (message.kind === "catch-up") return receivePart(message);
      if (message.kind === "settled") return texts.forget(message.runId, message.spanId);
      const { runId, spanId, offset, text } = message;
      const added = texts.add({ runId, spanId, offset, text });
      if (added === "gap") request(runId);
      else deliver(added);
    },
    requestAll() {
      for (const runId of watched.keys()) ask(runId);
    },
  };
}
