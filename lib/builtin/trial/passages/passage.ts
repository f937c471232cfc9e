/** A place of a page that a fact of the change makes wrong. */
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import type { PageLine } from "@/lib/builtin/trial/shown-page";

/** How a page speaks of the thing, from what a reader does to what a reader only passes by. */
export type PassageForm = "heading" | "row" | "item" | "example" | "quoted" | "prose";

export type Reading = {
  /** Somebody said that this passage is about the fact: only what it says is looked at. */
  isClaimed: boolean;
  /** What the change was called; empty where it is not shown. */
  title: string;
};

export type Passage = {
  fact: Fact;
  path: string;
  /** Position in the page's shown lines. */
  index: number;
  line: PageLine;
  form: PassageForm;
  /** The line as it should stand; null where rules cannot say. */
  rewritten: string | null;
};
