"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import type { IconName } from "@/components/base/icon";

/** Something that the page at hand can do, or a place on it. */
export type PageCommand = {
  /** Unique among all of a page. */
  id: string;
  icon: IconName;
  label: string;
  /** The key that does the same. */
  keys?: string;
  run: () => void;
};

/** By what is typed, as it is typed: a place on the page is found by its words. */
export type FindCommands = (words: string) => readonly PageCommand[];

const finders = new Set<FindCommands>();
const listeners = new Set<() => void>();
const nothing: FindCommands = () => [];
let state = { isWanted: false, find: nothing };

function change(patch: Partial<typeof state>): void {
  state = { ...state, ...patch };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Another function each time, so that what was found before is looked for again. */
const findInAll = (): FindCommands => (words) => [...finders].flatMap((find) => find(words));

/** Offers commands of a page in the palette, for as long as the component stands on it. */
export function usePageCommands(find: FindCommands): void {
  const current = useRef(find);
  useEffect(() => {
    current.current = find;
  });
  useEffect(() => {
    const own: FindCommands = (words) => current.current(words);
    finders.add(own);
    change({ find: findInAll() });
    return () => {
      finders.delete(own);
      change({ find: findInAll() });
    };
  }, []);
}

function want(): void {
  if (!state.isWanted) change({ isWanted: true });
}

/** With the first key or press the page loads what it offers, so that it is there when the palette opens. */
export function useWantPageCommands(): void {
  useEffect(() => {
    const once = new AbortController();
    for (const use of ["keydown", "pointerdown"])
      document.addEventListener(use, want, { signal: once.signal, once: true, passive: true });
    return () => once.abort();
  }, []);
}

/** False until somebody uses the page: until then nobody needs what it offers. */
export function useArePageCommandsWanted(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => state.isWanted,
    () => false,
  );
}

/** Finds what the page at hand offers at this moment; another function once a part of that has come or gone. */
export function useFindPageCommands(): FindCommands {
  return useSyncExternalStore(
    subscribe,
    () => state.find,
    () => nothing,
  );
}
