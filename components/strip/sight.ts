/** Which steps the transcript has in sight. It changes with every scroll, so it is told past React's tree. */
export type Sight = {
  /** Ids of spans; none where the transcript is out of sight. */
  show(spanIds: readonly string[]): void;
  getSnapshot(): readonly string[];
  subscribe(onChange: () => void): () => void;
};

export function createSight(): Sight {
  let seen: readonly string[] = [];
  const listeners = new Set<() => void>();
  return {
    show(spanIds) {
      if (spanIds.length === seen.length && spanIds.every((id, at) => id === seen[at])) return;
      seen = spanIds;
      for (const listener of listeners) listener();
    },
    getSnapshot: () => seen,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
