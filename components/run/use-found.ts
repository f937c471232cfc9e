"use client";

import { useMemo } from "react";
import { wordsPattern } from "@/lib/trace/search";
import { useRun } from "./run-context";

/**
 * Tells whether a text of the selected step holds the words that are looked for, so that what is folded there opens.
 * Other steps stay as they are. `name` begins with the id of the step, or of one below it.
 */
export function useFound(name: string): (text: string) => boolean {
  const { filter, selection } = useRun();
  const id = selection?.kind === "span" ? selection.id : null;
  const isHere = id !== null && (name.startsWith(`${id} `) || name.startsWith(`${id}/`));
  const words = isHere ? filter.words : "";
  return useMemo(() => {
    const pattern = wordsPattern(words);
    if (!pattern) return () => false;
    return (text: string) => {
      pattern.lastIndex = 0;
      return pattern.test(text);
    };
  }, [words]);
}
