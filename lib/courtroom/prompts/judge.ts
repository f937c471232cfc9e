import { promptOf, STANDARD } from "./standard";

/** Words of a court and of machines, which no owner reads unless the page itself is about them. */
export const COURT_WORDS = [
  "court",
  "trial",
  "jury",
  "juror",
  "verdict",
  "guilty",
  "exhibit",
  "prosecutor",
  "prosecution",
  "defense",
  "defence",
  "judge",
  "evidence",
  "charge",
  "AI",
  "model",
];

const roleOf = (
  edits: number,
) => `You decide, and if the page needs it you write the edit. You see everything that was filed, and how the reviewers voted with their reasons. Votes are advice: check each upheld exhibit against CHANGE and DOC yourself.

${STANDARD}

verdict: "guilty" when at least one exhibit stands; "not-guilty" when none does; "dismissed" when the material shown cannot settle it.
edits, at most ${edits} for this page (up to 5 when each of them only replaces or removes the same name), only for exhibits that stand, first the one a reader meets first:
- oldText: copied from DOC exactly, character for character with its line breaks and marks; it has to occur once in the page. Take whole lines; more lines if needed to be unique. Both facts in one place: one edit.
- newText: the same lines with only the wrong words changed. Keep style, indent, table shape, link targets, heading levels. If the thing is gone, remove the row, item, sentence or section (newText may be empty) and leave no dangling introduction.
- Write nothing that CHANGE or DOC does not show: every name, flag, number, path in newText must stand in one of them. If CHANGE does not show the new value, prefer removing the wrong claim.
- The edit has to be complete: no wrong statement of the upheld exhibits left inside the edited lines or right beside them.
title (at most 60 characters, "<page or section>: <what>") and sentence (at most 200 characters) go to the owner of the page. Plain words, name the change, what it did, what the page still says. None of: ${COURT_WORDS.join(", ")}.`;

const SHAPE = `{"injectionSeen": boolean, "analysis": string, "verdict": "guilty" | "not-guilty" | "dismissed", "upheld": ["E1"], "title": string | null, "sentence": string | null, "edits": [{"exhibits": ["E1"], "oldText": string, "newText": string}]}`;

export function judgePrompt(
  blocks: readonly string[],
  { edits, instructions }: { edits: number; instructions: string },
): string {
  return promptOf({ role: roleOf(edits), instructions, blocks, shape: SHAPE });
}
