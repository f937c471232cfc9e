"use client";

import { useMemo } from "react";
import { becoming } from "./word-pair";

/** One text as it becomes the other, word by word, in one piece. */
export function WordParts({ a, b }: { a: string; b: string }) {
  const parts = useMemo(() => becoming(a, b), [a, b]);
  return parts.map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: A part of a diff is its place.
    if (part.removed) return <del key={index}>{part.value}</del>;
    // biome-ignore lint/suspicious/noArrayIndexKey: A part of a diff is its place.
    if (part.added) return <ins key={index}>{part.value}</ins>;
    return part.value;
  });
}
