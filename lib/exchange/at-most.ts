/** How much of a file is taken: what a run of this product has at most, many times over. The rest is left out, and told. */
import type { LeftOut } from "./left-out";

/** Steps are drawn, stored and searched one by one. */
export const MOST_EVENTS = 200_000;
/** Each is looked for in this installation. */
export const MOST_DOCUMENTS = 1_000;
/** Each is stored by itself. */
export const MOST_ANNOTATIONS = 1_000;
/** Each is a sentence above the answer. */
export const MOST_WARNINGS = 1_000;
/** Claims, pieces of evidence, and places of one claim: each claim is held against each piece. */
export const MOST_CLAIMS = 5_000;

export function atMost<Part>(
  most: number,
  parts: readonly Part[],
  { what, leftOut }: { what: string; leftOut: LeftOut },
): Part[] {
  for (let more = most; more < parts.length; more += 1)
    leftOut.note("too-many", `of ${what} more than ${most}`);
  return parts.slice(0, most);
}
