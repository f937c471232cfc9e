"use client";

import { type RefObject, useEffect } from "react";
import { patiently } from "@/components/base/patiently";
import { wordsPattern } from "@/lib/trace/search";

/**
 * Marks the words wherever they are drawn, without touching what is drawn: code in colours and growing text stay as
 * they are. `hereId` is the element whose marks stand out. Browsers that cannot highlight show none.
 */
export function useMarks(
  pane: RefObject<HTMLElement | null>,
  words: string,
  hereId: string | null,
): void {
  useEffect(() => {
    const frame = pane.current;
    const pattern = wordsPattern(words);
    if (!frame || !pattern || !("highlights" in CSS)) return;
    let isOver = false;
    let stop = () => {
      isOver = true;
    };
    void patiently(() => import("./mark-words")).then(({ markWords }) => {
      if (!isOver) stop = markWords(frame, pattern, hereId);
    });
    return () => stop();
  }, [pane, words, hereId]);
}
