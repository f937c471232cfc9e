/**
 * What of a file could not be read, or not as it was meant: counted while it is read, told in sentences afterwards.
 * An import draws as far as it goes, and leaves nothing out in silence.
 */
import { leftOutSentence } from "@/lib/trace/left-out";
import type { LeftOutNote } from "@/lib/trace/left-out-note";
import { type LeftOutKind, leftOutWords } from "@/lib/trace/left-out-words";

export type LeftOut = {
  /** `example` says which one, for a reader who looks for it in the file. */
  note(kind: LeftOutKind, example?: string): void;
  /** For the end of the log: as figures, and in English. */
  told(): { leftOut: LeftOutNote[]; warnings: string[] };
};

const MAX_EXAMPLE_CHARS = 200;

export function createLeftOut(): LeftOut {
  const found = new Map<LeftOutKind, LeftOutNote>();
  return {
    note(kind, example = "") {
      const known = found.get(kind);
      if (known) known.count += 1;
      else found.set(kind, { kind, count: 1, first: example.slice(0, MAX_EXAMPLE_CHARS) });
    },
    told() {
      const leftOut = [...found.values()].map((note) => ({ ...note }));
      const warnings = leftOut.map((note) => leftOutSentence(note, leftOutWords.en, "en") ?? "");
      return { leftOut, warnings };
    },
  };
}
