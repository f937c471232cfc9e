import type { Annotation } from "@/lib/trace/annotation";
import type { Block } from "./report";
import type { Words } from "./words";

/** What people wrote. */
export function noteBlocks(notes: readonly Annotation[], words: Words): Block[] {
  return notes.map(({ text, score, author }) => ({
    kind: "quote",
    text: text === "" && score !== null ? words[score] : text,
    source: [words.comments, author, score === null ? "" : words[score]]
      .filter(Boolean)
      .join(" · "),
  }));
}
