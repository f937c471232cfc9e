"use client";

import { useMemo } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { wordParts } from "./word-pair";

/** One text as it becomes the other, word by word, in one piece. */
export function WordParts({ a, b }: { a: string; b: string }) {
  const { m } = useMessages();
  const parts = useMemo(() => wordParts(a, b), [a, b]);
  if (!parts)
    return (
      <>
        <del>{a}</del> <ins>{b}</ins>
        <span className="muted"> {m.compare.body.tooLong}</span>
      </>
    );
  return parts.map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: A part of a diff is its place.
    if (part.removed) return <del key={index}>{part.value}</del>;
    // biome-ignore lint/suspicious/noArrayIndexKey: A part of a diff is its place.
    if (part.added) return <ins key={index}>{part.value}</ins>;
    return part.value;
  });
}
