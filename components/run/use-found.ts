"use client";

import { useMemo } from "react";
import { wordsPattern } from "@/lib/trace/search";
import { useRun } from "./run-context";

/** Tells whether a text holds the words that are looked for, so that folded parts open where they are found. */
export function useFound(): (text: string) => boolean {
  const { filter } = useRun();
  return useMemo(() => {
    const pattern = wordsPattern(filter.words);
    if (!pattern) return () => false;
    return (text: string) => {
      pattern.lastIndex = 0;
      return pattern.test(text);
    };
  }, [filter.words]);
}
