"use client";

import { useEffect, useRef } from "react";
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

const finders = new Map<symbol, FindCommands>();

/** Offers commands of a page in the palette, for as long as the component stands on it. */
export function usePageCommands(find: FindCommands): void {
  const current = useRef(find);
  useEffect(() => {
    current.current = find;
  });
  useEffect(() => {
    const key = Symbol("page");
    finders.set(key, (words) => current.current(words));
    return () => void finders.delete(key);
  }, []);
}

/** What the page at hand offers at this moment. */
export function pageCommands(words: string): PageCommand[] {
  return [...finders.values()].flatMap((find) => find(words));
}
