"use client";

import { useSearchParams } from "next/navigation";
import { useMemo, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

/**
 * What a page shows lives in its address, so that a link shows what its sender saw. It is read from there at once:
 * the router tells of a change only after its own work, and keys that repeat fast would go by what was.
 */
export function useAddress(): URLSearchParams {
  const params = useSearchParams();
  const query = useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => `?${params.toString()}`,
  );
  return useMemo(() => new URLSearchParams(query), [query]);
}

/** Sets these names of the address, and takes out those that are null. */
export function changeAddress(changes: Readonly<Record<string, string | null>>): void {
  const { pathname, search } = window.location;
  const changed = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) changed.delete(name);
    else changed.set(name, value);
  }
  const text = changed.toString();
  if (text === new URLSearchParams(search).toString()) return;
  window.history.replaceState(null, "", text ? `${pathname}?${text}` : pathname);
  for (const listener of listeners) listener();
}
