import { promptOf } from "./standard";

/** The arm that the court is measured against: the whole question in one prompt, as it is usually put. */
const ROLE = `A change was merged. Say whether any passage of the documentation shown is now wrong, that is: a reader who follows it as it stands would fail, be confused, or miss something important. For each wrong passage give the exact quote of the page, the exact quote of the change that proves it, and an edit (exact old text, new text). A false alarm is worse than a miss. If nothing is wrong, return an empty list.`;

const SHAPE = `{"findings": [{"doc": path, "docQuote": string, "changeQuote": string, "why": string, "edits": [{"oldText": string, "newText": string}]}]}`;

export function singlePrompt(blocks: readonly string[], instructions: string): string {
  return promptOf({ role: ROLE, instructions, blocks, shape: SHAPE });
}
