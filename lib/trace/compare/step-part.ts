/** The parts of a step that can differ from those of another. */

/** In the order in which one causes the next: the first that differs is the one to look at. */
export const stepParts = [
  "reading",
  "model",
  "prompt",
  "call",
  "reply",
  "code",
  "output",
  "limit",
  "decision",
  "exhibits",
  "rebuttal",
  "vote",
  "reasons",
  "votes",
  "verdict",
  "findings",
  "edits",
  "notice",
  "answer",
  "claims",
  "ending",
  "outcome",
] as const;

export type StepPart = (typeof stepParts)[number];

/** A part that is missing is not known yet while the step is open; afterwards the step has none. */
export type PartTexts = Partial<Readonly<Record<StepPart, string>>>;
