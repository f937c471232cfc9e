/** The signals' double: one process that is publisher and watcher at once. */
import { createCallTexts } from "@/lib/store/call-texts";
import type { RunSignals } from "@/lib/store/run-signals";
import type { Delta } from "@/lib/trace/event";

export function createMemoryRunSignals(): RunSignals {
  const texts = createCallTexts();
  const watchers = new Map<string, Set<(delta: Delta) => void>>();
  const cancelled = new Set<string>();
  const running = new Map<string, Set<AbortController>>();

  return {
    publish(delta) {
      const added = texts.add(delta);
      if (added === null || added === "gap") return;
      for (const watcher of watchers.get(delta.runId) ?? []) watcher(added);
    },
    watch(runId, onDelta) {
      const set = watchers.get(runId) ?? new Set();
      watchers.set(runId, set.add(onDelta));
      for (const delta of texts.of(runId)) onDelta(delta);
      return () => {
        set.delete(onDelta);
        if (set.size === 0) watchers.delete(runId);
      };
    },
    settle: (runId, spanId) => texts.forget(runId, spanId),
    async requestCancel(runId) {
      cancelled.add(runId);
      for (const controller of running.get(runId) ?? []) controller.abort();
    },
    async cancellation(runId) {
      const controller = new AbortController();
      if (cancelled.has(runId)) controller.abort();
      const set = running.get(runId) ?? new Set();
      running.set(runId, set.add(controller));
      return { signal: controller.signal, close: () => void set.delete(controller) };
    },
  };
}
