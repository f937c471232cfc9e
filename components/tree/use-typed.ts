"use client";

import { useRef } from "react";

/** What is typed in one go counts as one word. */
const PAUSE_MS = 700;

/** Gathers letters into words: each letter gives what has been typed so far. */
export function useTyped(): (letter: string) => string {
  const typed = useRef({ text: "", at: 0 });
  return (letter) => {
    const now = performance.now();
    const before = now - typed.current.at < PAUSE_MS ? typed.current.text : "";
    typed.current = { text: before + letter, at: now };
    return typed.current.text;
  };
}
