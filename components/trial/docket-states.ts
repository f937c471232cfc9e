import type { Arm } from "@/lib/trace/court";
import type { DocketState } from "@/lib/trace/trial";

// Lists of their own: the schemas that also have them would bring their parser to the browser.

/** In the order in which a change may reach them. */
export const docketStates = [
  "received",
  "judging",
  "filtered",
  "reviewed",
  "tried",
  "not-judged",
] as const satisfies readonly DocketState[];

export const arms = ["court", "one-prompt", "five-votes"] as const satisfies readonly Arm[];
