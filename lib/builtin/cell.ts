/** The two ways in which a step can go on: a sentence and a cell, or a reason to stop. */
export type Step = { why: string; code: string };

/** A planner's answer: a step to take, or why this planner cannot take the question. */
export type Plan =
  | { kind: "step"; step: Step }
  /** `isNear` says that the question is of this planner's kind, so that its reason is the one to tell. */
  | { kind: "pass"; reason: string; isNear: boolean };

export function step(why: string, code: string): Plan {
  return { kind: "step", step: { why, code } };
}

export function pass(reason: string): Plan {
  return { kind: "pass", reason, isNear: false };
}

export function nearPass(reason: string): Plan {
  return { kind: "pass", reason, isNear: true };
}

export function writeReply({ why, code }: Step): string {
  return `${why}\n\n\`\`\`ts\n${code.trim()}\n\`\`\``;
}

/** A value as TypeScript source that cannot end the fence it stands in. */
export function literal(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("`", "\\u0060")
    .replaceAll("⟦", "\\u27e6")
    .replaceAll("⟧", "\\u27e7");
}

/** A regular expression as TypeScript source. */
export function pattern(source: string, flags: string): string {
  return `/${source.replaceAll("/", "\\/").replaceAll("\\\\/", "\\/").replaceAll("\n", "\\n")}/${flags}`;
}

export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

export function abstainStep(reason: string): Step {
  return { why: "I stop here rather than guess.", code: `ABSTAIN(${literal(reason)});` };
}
