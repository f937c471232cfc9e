/** Something that rules can prove from a change alone: a name gone or replaced, a value or a message set anew. */
import type { DriftType } from "@/lib/trace/court";

export type FactKind =
  | "renamed"
  | "removed"
  | "value"
  | "message"
  | "described"
  | "requirement"
  | "signature"
  | "arguments"
  | "literal"
  | "task"
  | "choice"
  | "named-file"
  | "quantity"
  | "flag"
  | "status"
  | "object-key"
  | "settings-key"
  | "moved";

export type Fact = {
  kind: FactKind;
  driftType: DriftType;
  /** What a page may still hold: a name, a value, a run of words. */
  old: string;
  /** What holds now; null where it is gone. */
  fresh: string | null;
  /** Of a value, the name that it belongs to; of a requirement, what is required. */
  key: string | null;
  /** The line of the change makes the name known by itself; otherwise only a page that defines it shows that readers know it. */
  isDefined: boolean;
  file: string;
  /** As the prompts show it: the signed lines that prove it. */
  quote: string;
  /** Lower-case words that a page about the same thing uses: of the file's name, the enclosing class or function. */
  scope: ReadonlySet<string>;
  /** Lower-case words that stood beside it in the change: tell two things of one name apart. */
  hints: ReadonlySet<string>;
  /** Names that stood in the same line, or round it, and stayed. */
  anchors: ReadonlySet<string>;
  /** The values as prose says them, with their unit. */
  spoken: readonly { old: string; fresh: string }[];
};

/** The longest quote that a claim may hold. */
export const longestQuote = 400;
