"use client";

import { useSearchParams } from "next/navigation";
import { useMemo, useSyncExternalStore } from "react";
import { createAddressStore } from "./address-store";

const store = createAddressStore({
  read: () => ({ path: window.location.pathname, query: window.location.search }),
  write: (address) => window.history.replaceState(null, "", address),
});

function subscribe(listener: () => void): () => void {
  const leave = store.subscribe(listener);
  window.addEventListener("popstate", listener);
  window.addEventListener("pagehide", store.settle);
  return () => {
    leave();
    window.removeEventListener("popstate", listener);
    window.removeEventListener("pagehide", store.settle);
  };
}

/**
 * What a page shows lives in its address, so that a link shows what its sender saw. It is read from there at once:
 * the router tells of a change only after its own work, and keys that repeat fast would go by what was. With names,
 * only these are read, and nothing is drawn again for the others.
 */
export function useAddress(...names: readonly string[]): URLSearchParams {
  const params = useSearchParams();
  const query = useSyncExternalStore(
    subscribe,
    () => picked(store.query(), names),
    () => picked(params.toString(), names),
  );
  return useMemo(() => new URLSearchParams(query), [query]);
}

function picked(query: string, names: readonly string[]): string {
  const all = [...new URLSearchParams(query)];
  return new URLSearchParams(
    names.length === 0 ? all : all.filter(([name]) => names.includes(name)),
  ).toString();
}

/** Sets these names of the address, and takes out those that are null. */
export const changeAddress = store.change;

/** The query as it is now, outside of drawing. */
export function readAddress(): URLSearchParams {
  return new URLSearchParams(store.query());
}

/** The whole address, to be given to others. */
export function pageLink(): string {
  store.settle();
  return window.location.href;
}
