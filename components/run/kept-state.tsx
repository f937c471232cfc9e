"use client";

import { createContext, type ReactNode, useContext, useState } from "react";

const KeptContext = createContext<Map<string, unknown> | null>(null);

/** Rows out of sight are unmounted: what a reader opened in them stays known here. */
export function KeptState({ children }: { children: ReactNode }) {
  const [kept] = useState(() => new Map<string, unknown>());
  return <KeptContext value={kept}>{children}</KeptContext>;
}

/** Whether a part of a row is open; null until the reader has said. Names are unique among all rows. */
export function useKeptOpen(name: string): [boolean | null, (isOpen: boolean) => void] {
  return useKept(name, (kept) => (typeof kept === "boolean" ? kept : null));
}

/** The place that a reader has gone to in a part of a row; null until then. Names are unique among all rows. */
export function useKeptPlace(name: string): [number | null, (place: number) => void] {
  return useKept(name, (kept) => (typeof kept === "number" ? kept : null));
}

function useKept<Value>(
  name: string,
  read: (kept: unknown) => Value | null,
): [Value | null, (value: Value) => void] {
  const kept = useContext(KeptContext);
  const [value, setValue] = useState(() => read(kept?.get(name)));
  const keep = (next: Value) => {
    kept?.set(name, next);
    setValue(next);
  };
  return [value, keep];
}
