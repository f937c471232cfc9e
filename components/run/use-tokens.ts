"use client";

import { useMemo } from "react";
import type { Token } from "./highlight-typescript";
import { lightTokens } from "./light-tokens";

/** Longer code is drawn plain: colouring it would hold up the page. */
const MAX_COLOURED_CHARS = 20_000;

/** The code's lines with their colours: those the page came with, or the browser's own. */
export function useTokens(code: string, known: Token[][] | undefined): Token[][] {
  return useMemo(() => {
    if (known) return known;
    if (code.length <= MAX_COLOURED_CHARS) return lightTokens(code);
    return code.split("\n").map((text) => [{ text, color: undefined }]);
  }, [code, known]);
}
