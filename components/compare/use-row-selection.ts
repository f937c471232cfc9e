"use client";

import { useSearchParams } from "next/navigation";
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

/** The selected row lives in the address, so that a link shows what its sender saw. */
export function useRowSelection(): [string | null, (rowId: string | null) => void] {
  const params = useSearchParams();
  const row = useSyncExternalStore(
    subscribe,
    () => new URLSearchParams(window.location.search).get("row"),
    () => params.get("row"),
  );
  return [row, selectRow];
}

function selectRow(rowId: string | null): void {
  const { pathname, search } = window.location;
  const query = new URLSearchParams(search);
  if (query.get("row") === rowId) return;
  if (rowId === null) query.delete("row");
  else query.set("row", rowId);
  window.history.replaceState(null, "", `${pathname}?${query.toString()}`);
  for (const listener of listeners) listener();
}
