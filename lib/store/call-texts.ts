/** The texts of running calls, put together from their pieces. */
import type { Delta } from "@/lib/trace/event";

export type CallTexts = {
  /**
   * Adds a piece and gives back what of it is new; null when nothing is, "gap" when an earlier piece is missing.
   * A piece at offset 0 starts the call's text anew: the call was tried again.
   */
  add(delta: Delta): Delta | null | "gap";
  /** Puts in the whole text so far and gives back what of it is new. */
  catchUp(delta: Delta): Delta | null;
  /** The text so far of each running call. */
  of(runId: string): Delta[];
  forget(runId: string, spanId: string | null): void;
};

export function createCallTexts(): CallTexts {
  const runs = new Map<string, Map<string, string>>();

  function textsOf(runId: string): Map<string, string> {
    const known = runs.get(runId);
    if (known) return known;
    const fresh = new Map<string, string>();
    runs.set(runId, fresh);
    return fresh;
  }

  function extend(delta: Delta): Delta | null {
    const texts = textsOf(delta.runId);
    const before = texts.get(delta.spanId) ?? "";
    const text = delta.text.slice(before.length - delta.offset);
    if (text === "") return null;
    texts.set(delta.spanId, before + text);
    return { ...delta, offset: before.length, text };
  }

  return {
    add(delta) {
      const texts = textsOf(delta.runId);
      if (delta.offset === 0) {
        texts.set(delta.spanId, delta.text);
        return delta;
      }
      return delta.offset > (texts.get(delta.spanId)?.length ?? 0) ? "gap" : extend(delta);
    },
    catchUp: extend,
    of: (runId) =>
      [...(runs.get(runId) ?? [])].map(([spanId, text]) => ({ runId, spanId, offset: 0, text })),
    forget(runId, spanId) {
      const texts = runs.get(runId);
      if (spanId !== null) texts?.delete(spanId);
      if (spanId === null || texts?.size === 0) runs.delete(runId);
    },
  };
}
