"use client";

import { useMemo } from "react";
import type { Body } from "@/lib/trace/event";
import { wordsPattern } from "@/lib/trace/search";
import { useRun } from "./run-context";

/**
 * Tells whether a text of the selected step holds the words that are looked for, so that what is folded there opens.
 * Of a long text, too, once the server has searched it.
 * Other steps stay as they are. `name` begins with the id of the step, or of one below it.
 */
export function useFound(name: string): (text: string | Body) => boolean {
  const { filter, selection, foundBodies } = useRun();
  const id = selection?.kind === "span" ? selection.id : null;
  const isHere = id !== null && (name.startsWith(`${id} `) || name.startsWith(`${id}/`));
  const words = isHere ? filter.words : "";
  return useMemo(() => {
    const pattern = wordsPattern(words);
    if (!pattern) return () => false;
    return (text: string | Body) => {
      pattern.lastIndex = 0;
      if (typeof text === "string") return pattern.test(text);
      return pattern.test(text.preview) || (text.sha256 !== null && foundBodies.has(text.sha256));
    };
  }, [words, foundBodies]);
}
