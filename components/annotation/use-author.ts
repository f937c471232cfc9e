"use client";

import { useState } from "react";

const KEY = "verbatim-author";

/** The reader's name as this browser remembers it; what is written with it is theirs. */
export function useAuthor(): [string, (name: string) => void] {
  const [author, setAuthor] = useState(() => window.localStorage.getItem(KEY) ?? "");
  const keep = (name: string) => {
    setAuthor(name);
    window.localStorage.setItem(KEY, name);
  };
  return [author, keep];
}
