"use client";

import { useSearchParams } from "next/navigation";
import { useMemo, useSyncExternalStore } from "react";
import type { Selection } from "@/lib/trace/select-place";

const names = ["span", "claim", "evidence"] as const;

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
 * The selection lives in the address, so that a link shows what its sender saw. It is read from there at once:
 * the router tells of a change only after its own work, and keys that repeat fast would go by what was.
 */
export function useSelection(): [Selection, (selection: Selection) => void] {
  const params = useSearchParams();
  const query = useSyncExternalStore(
    subscribe,
    () => window.location.search,
    () => `?${params.toString()}`,
  );
  const selection = useMemo(() => readSelection(new URLSearchParams(query)), [query]);
  return [selection, select];
}

function select(next: Selection): void {
  const { pathname, search } = window.location;
  const changed = new URLSearchParams(search);
  for (const name of names) changed.delete(name);
  if (next) changed.set(next.kind, next.kind === "span" ? next.id : String(next.number));
  const text = changed.toString();
  if (text === new URLSearchParams(search).toString()) return;
  window.history.replaceState(null, "", text ? `${pathname}?${text}` : pathname);
  for (const listener of listeners) listener();
}

function readSelection(params: URLSearchParams): Selection {
  const id = params.get("span");
  if (id) return { kind: "span", id };
  for (const kind of ["claim", "evidence"] as const) {
    const number = Number(params.get(kind));
    if (Number.isInteger(number) && number > 0) return { kind, number };
  }
  return null;
}

export function selectionQuery(selection: NonNullable<Selection>): string {
  const value = selection.kind === "span" ? selection.id : String(selection.number);
  return `?${new URLSearchParams({ [selection.kind]: value }).toString()}`;
}
