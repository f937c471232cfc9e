"use client";

import { useRef } from "react";

/** What is typed in one go counts as one word. */
const PAUSE_MS = 700;

export type Typed = {
  /** Adds a letter; gives what has been typed so far. */
  add(letter: string): string;
  /** The next letter begins a new word. */
  end(): void;
};

/** Gathers letters into words. */
export function useTyped(): Typed {
  const typed = useRef({ text: "", at: 0 });
  return {
    add(letter) {
      const now = performance.now();
      const before = now - typed.current.at < PAUSE_MS ? typed.current.text : "";
      typed.current = { text: before + letter, at: now };
      return typed.current.text;
    },
    end() {
      typed.current = { text: "", at: 0 };
    },
  };
}
