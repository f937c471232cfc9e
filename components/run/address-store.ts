/**
 * What a page shows, kept in the browser's address. What was asked for last holds at once. A few changes are written at
 * once, too; with a key held down or a wheel that turns, only so many as browsers allow: Safari stops a page that
 * writes a hundred times in half a minute, and the router writes each address a second time.
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

/** So many writes come at once; each gives way to another after this time. */
export const BURST = 15;
export const REFILL_MS = 1_000;

export function createAddressStore(bar: AddressBar): AddressStore {
  const listeners = new Set<() => void>();
  /** `instead` is what stood there: whoever went elsewhere meanwhile has the last word. */
  let wanted: { instead: string; query: string } | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const room = createRoom();

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
    room.take();
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
      const waitMs = room.waitMs();
      if (waitMs === 0) settle();
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

/** Room for writes: used up by a burst, and made again with time. */
function createRoom() {
  let left = BURST;
  let at = performance.now();
  const refill = () => {
    const now = performance.now();
    left = Math.min(BURST, left + (now - at) / REFILL_MS);
    at = now;
  };
  return {
    /** Until there is room for one more. */
    waitMs(): number {
      refill();
      return left >= 1 ? 0 : Math.ceil((1 - left) * REFILL_MS);
    },
    take(): void {
      refill();
      left = Math.max(0, left - 1);
    },
  };
}
