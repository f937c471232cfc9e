"use client";

import { useEffect, useState } from "react";
import type { Token } from "./highlight-typescript";

/** Longer code is drawn plain: colouring it would hold up the page. */
const MAX_COLOURED_CHARS = 20_000;

/** The code's lines with their colours: those the page came with, or plain lines until they are loaded. */
export function useTokens(code: string, known: Token[][] | undefined): Token[][] {
  const [coloured, setColoured] = useState<{ code: string; lines: Token[][] } | null>(null);
  const isWantedHere = known === undefined && code.length <= MAX_COLOURED_CHARS;
  useEffect(() => {
    if (!isWantedHere) return;
    let isWanted = true;
    import("./highlight-typescript").then(
      ({ highlightTypescript }) => {
        if (isWanted) setColoured({ code, lines: highlightTypescript(code) });
      },
      // Without colours the code still reads; the console says why they are missing.
      (reason: unknown) => console.warn("Code is shown without colours.", reason),
    );
    return () => {
      isWanted = false;
    };
  }, [code, isWantedHere]);
  if (known) return known;
  if (coloured?.code === code) return coloured.lines;
  return code.split("\n").map((text) => [{ text, color: undefined }]);
}
