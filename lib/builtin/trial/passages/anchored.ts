/** Whether a line of a page holds names that stand beside what changed. */
import { escapePattern } from "@/lib/builtin/cell";
import type { Fact } from "@/lib/builtin/trial/facts/fact";
import { holdsName, isDistinctive } from "@/lib/builtin/trial/names";

/** A distinctive name of the same line of code, or two plain ones: the line is about the same thing. */
export function sharesAnchor(
  { old, anchors }: Pick<Fact, "old" | "anchors">,
  text: string,
): boolean {
  const shared = [...anchors].filter((name) => name !== old && holdsName(text, name));
  return shared.some(isDistinctive) || shared.length >= 2 || callsAnchor(anchors, text);
}

/** The line calls the function that the change is in. */
export function callsAnchor(anchors: ReadonlySet<string>, text: string): boolean {
  return [...anchors].some((name) => new RegExp(`(?<![\\w$])${escapePattern(name)}\\(`).test(text));
}
