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
  const kept = useContext(KeptContext);
  const before = kept?.get(name);
  const [isOpen, setOpen] = useState(typeof before === "boolean" ? before : null);
  const keep = (next: boolean) => {
    kept?.set(name, next);
    setOpen(next);
  };
  return [isOpen, keep];
}
