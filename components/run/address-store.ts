/**
 * What a page shows, kept in the browser's address. What was asked for last holds at once; it is written at most four
 * times a second, because browsers stop a page that writes faster, and a key held down or a wheel asks with every frame.
 */

/** The address of a page: its path, and its query with the question mark where there is one. */
export type AddressBar = {
  read(): { path: string; query: string };
  write(address: string): void;
};

export type AddressStore = {
  /** With the question mark, or empty. */
  query(): string;
  /** Sets these names, and takes out those that are null. */
  change(changes: Readonly<Record<string, string | null>>): void;
  /** Writes what is not written yet. */
  settle(): void;
  /** Tells of changes made here. */
  subscribe(listener: () => void): () => void;
};

export const LEAST_MS = 250;

export function createAddressStore(bar: AddressBar): AddressStore {
  const listeners = new Set<() => void>();
  /** `instead` is what stood there: whoever went elsewhere meanwhile has the last word. */
  let wanted: { instead: string; query: string } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let writtenAt = Number.NEGATIVE_INFINITY;

  const written = () => {
    const { path, query } = bar.read();
    return `${path}${query}`;
  };
  const query = () => (wanted?.instead === written() ? wanted.query : bar.read().query);
  const settle = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const next = query();
    wanted = null;
    if (next === bar.read().query) return;
    writtenAt = performance.now();
    bar.write(`${bar.read().path}${next}`);
  };
  return {
    query,
    settle,
    change(changes) {
      const before = new URLSearchParams(query());
      const next = changed(before, changes);
      if (next === before.toString()) return;
      wanted = { instead: written(), query: next && `?${next}` };
      const waitMs = writtenAt + LEAST_MS - performance.now();
      if (waitMs <= 0) settle();
      else timer ??= setTimeout(settle, waitMs);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function changed(query: URLSearchParams, changes: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) next.delete(name);
    else next.set(name, value);
  }
  return next.toString();
}
